export default (require, webhook, secret) => {
  const { Dingtalk } = require('push-all-in-one');
  const { origin, pathname, searchParams } = new URL(webhook);
  const robot = new Dingtalk({ DINGTALK_ACCESS_TOKEN: searchParams.get('access_token'), DINGTALK_SECRET: secret });
  robot.webhook = origin + pathname;
  const data = sent => sent.then(response => response.data);
  const button = { singleTitle: 'Read', singleURL: 'https://example.com/' };

  return {
    text: () => data(robot.send('磁盘满', '97 %', { msgtype: 'text', at: { atUserIds: ['manager1'] } })),
    markdown: () => data(robot.send('T', 'X', { msgtype: 'markdown' })),
    link: () => data(robot.send('T', 'X', { msgtype: 'link', link: { title: 'T', text: 'X', messageUrl: 'https://example.com/' } })),
    actionCard: () => data(robot.send('T', 'X', { msgtype: 'actionCard', actionCard: { title: 'T', text: 'X', ...button } })),
    feedCard: () => data(robot.send('T', '', {
      msgtype: 'feedCard',
      feedCard: { links: [{ title: 'T', messageURL: 'https://example.com/', picURL: 'https://example.com/1.png' }] },
    })),
    // Its option replaces the card that it has built, the text with it.
    cardByOption: () => data(robot.send('T', 'X', { msgtype: 'actionCard', actionCard: button })),
    linkByOption: () => data(robot.send('T', 'X', { msgtype: 'link', link: { messageUrl: 'https://example.com/' } })),
    bareLink: () => data(robot.send('T', 'X', { msgtype: 'link' })),
  };
};
