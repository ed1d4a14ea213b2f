export default (require, webhook) => {
  const Robot = require('dingbot');
  const robot = new Robot(webhook);

  return {
    text: () => robot.text('磁盘满 @13800000000', { atMobiles: [13800000000], isAtAll: false }),
    plain: () => robot.text('X'),
    link: () => robot.link({ title: 'T', text: 'X', messageUrl: 'https://example.com/' }),
    markdown: () => robot.markdown('T', '#### X'),
    image: () => robot.send({ msgtype: 'picture', picture: { url: 'https://example.com/1.png' } }),
    nothing: () => robot.send(undefined),
    flood: async () => {
      const answers = [];
      for (let i = 0; i < 21; i++) answers.push(await robot.text(`${i}`));
      return answers.at(-1);
    },
  };
};
