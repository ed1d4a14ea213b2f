export default (require, webhook, secret) => {
  const Robot = require('dingtalk-robot-sender');
  const sign = require('dingtalk-robot-sender/lib/sign');
  const axios = require('axios');
  const robot = new Robot({ webhook, secret });
  const data = sent => sent.then(response => response.data);

  return {
    text: () => data(robot.text('磁盘满 @13800000000', { atMobiles: ['13800000000'], isAtAll: false })),
    everyone: () => data(robot.text('all hands', { isAtAll: true })),
    link: () => data(robot.link({ title: 'T', text: 'X', messageUrl: 'https://example.com/', picUrl: '' })),
    markdown: () => data(robot.markdown('T', '#### X @13800000000', { atMobiles: ['13800000000'] })),
    actionCard: () => data(robot.actionCard({ title: 'T', text: '#### X', btns: [{ title: 'A', actionURL: 'https://example.com/' }] })),
    feedCard: () => data(robot.feedCard([
      { title: 'T', messageURL: 'https://example.com/1', picURL: 'https://example.com/1.png' },
      { title: 'U', messageURL: 'https://example.com/2', picURL: 'https://example.com/2.png' },
    ])),
    inParts: () => {
      const { origin, pathname, searchParams } = new URL(webhook);
      const parts = new Robot({ baseUrl: origin + pathname, accessToken: searchParams.get('access_token'), secret });
      return data(parts.text('in parts'));
    },
    noText: () => data(robot.text('')),
    noTitle: () => data(robot.markdown('', 'X')),
    // The package's own helper encodes; given to a client that encodes its parameters too, it is encoded twice.
    encodedTwice: () => {
      const timestamp = Date.now();
      const params = { timestamp, sign: sign(secret, `${timestamp}\n${secret}`) };
      return data(axios.post(webhook, { msgtype: 'text', text: { content: 'X' } }, { params }));
    },
    signedInAdvance: () => {
      const timestamp = Date.now() - 3_660_000;
      const old = new Robot({ webhook: `${webhook}&timestamp=${timestamp}&sign=${sign(secret, `${timestamp}\n${secret}`)}` });
      return data(old.text('X'));
    },
  };
};
