import { createRequire } from 'node:module';

export default (require, webhook, secret) => {
  const Robot = require('dingtalk-robot-sdk');
  const axios = createRequire(require.resolve('dingtalk-robot-sdk'))('axios');
  const { Text, Link, Markdown, ActionCard, FeedCard } = Robot;
  const robot = new Robot({ accessToken: 'of the webhook', secret });
  robot.webhook = webhook;

  // It gives its caller no promise: the answer is seen where it passes.
  let answered;
  axios.interceptors.response.use(response => {
    answered(response.data);
    return response;
  });
  const send = (message, by = robot) => new Promise(resolve => {
    answered = resolve;
    by.send(message);
  });

  return {
    text: () => send(new Text('磁盘满 @13800000000').atPhone('13800000000').atId('manager1')),
    everyone: () => send(new Text('all hands').atAll()),
    link: () => send(new Link('X').setTitle('T').setUrl('https://example.com/').setImage('https://example.com/1.png')),
    markdown: () => send(new Markdown().setTitle('T').add('#### X').add('> Y')),
    oneButton: () => send(new ActionCard().setTitle('T').setText('#### X').setSingleTitle('Read').setSingleURL('https://example.com/')),
    buttons: () => send(new ActionCard().setTitle('T').setText('#### X').setBtns([
      { title: 'A', actionURL: 'https://example.com/a' },
      { title: 'B', actionURL: 'https://example.com/b' },
    ]).setBtnOrientation(1)),
    feedCard: () => send(new FeedCard([{ title: 'T', messageURL: 'https://example.com/', picURL: 'https://example.com/1.png' }])),
    noContent: () => send(new Text()),
    lines: () => send(new Markdown().setTitle('T').add(['#### X', '> Y'])),
    noLinks: () => send(new FeedCard()),
    session: () => send(new Text('X'), new Robot({ sessionWebhook: webhook, secret })),
  };
};
