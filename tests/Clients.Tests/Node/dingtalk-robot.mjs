import http from 'node:http';

export default (require, webhook) => {
  const { hostname, port, searchParams } = new URL(webhook);
  // Its host is fixed, and it takes one from nobody: its one way out is turned to the group.
  require('https').request = (options, answered) => http.request({ ...options, hostname, port }, answered);
  const robot = require('dingtalk-robot')(searchParams.get('access_token'));
  const send = message => new Promise((resolve, reject) =>
    robot.send(message, (error, answer) => error ? reject(error) : resolve(answer)));

  return {
    text: () => send({ msgtype: 'text', text: { content: '磁盘满' }, at: { atMobiles: [], isAtAll: false } }),
    link: () => send({ msgtype: 'link', link: { title: 'T', text: 'X', messageUrl: 'https://example.com/', picUrl: '' } }),
    markdown: () => send({ msgtype: 'markdown', markdown: { title: 'T', text: '#### X' } }),
    markdownAsText: () => send({ msgtype: 'text', markdown: { title: 'T', text: '#### X' } }),
  };
};
