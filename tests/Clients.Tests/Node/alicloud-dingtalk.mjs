// DingTalk's official SDK, which calls api.dingtalk.com unless it is told of another endpoint.
export default (require, address, credentials) => {
  const { appKey, appSecret, robotCode, conversation } = JSON.parse(credentials);
  const { Config } = require('@alicloud/openapi-client');
  const { RuntimeOptions } = require('@alicloud/tea-util');
  const oauth = require('@alicloud/dingtalk/oauth2_1_0');
  const robot = require('@alicloud/dingtalk/robot_1_0');
  const config = () => new Config({ protocol: 'http', regionId: 'central', endpoint: new URL(address).host });
  const calls = new robot.default(config());
  const runtime = new RuntimeOptions({ noProxy: '127.0.0.1' });

  const token = async (secret = appSecret) =>
    (await new oauth.default(config()).getAccessToken(new oauth.GetAccessTokenRequest({ appKey, appSecret: secret }))).body;
  const call = async (name, request, accessToken) => {
    const headers = new robot[`${name}Headers`]({ xAcsDingtalkAccessToken: accessToken ?? (await token()).accessToken });
    const method = `${name[0].toLowerCase()}${name.slice(1)}WithOptions`;
    return (await calls[method](new robot[`${name}Request`]({ robotCode, ...request }), headers, runtime)).body;
  };
  const say = (openConversationId, accessToken, msgParam = '{"content":"磁盘满"}') =>
    call('OrgGroupSend', { openConversationId, msgKey: 'sampleText', msgParam }, accessToken);

  return {
    token: async () => {
      const { accessToken, expireIn } = await token();
      return { isText: typeof accessToken === 'string' && accessToken.length > 0, expireIn };
    },
    group: async () => Object.keys(await say(conversation)),
    people: () => call('BatchSendOTO', {
      userIds: ['user1', 'nobody', 'user2'], msgKey: 'sampleMarkdown', msgParam: '{"title":"T","text":"#### X"}',
    }),
    recall: async () => {
      const { processQueryKey } = await say(conversation);
      const answer = await call('OrgGroupRecall', { openConversationId: conversation, processQueryKeys: [processQueryKey, 'other'] });
      return { isRecalled: answer.successResult[0] === processQueryKey, failed: Object.keys(answer.failedResult) };
    },
    read: async () => {
      const { processQueryKey } = await say(conversation);
      return call('OrgGroupQuery', { openConversationId: conversation, processQueryKey, maxResults: 20 });
    },
    ding: async () => Object.keys(await call('RobotSendDing', {
      remindType: 1, receiverUserIdList: ['user1'], content: 'Fire',
    })),
    wrongSecret: () => token('wrong'),
    wrongToken: () => say(conversation, 'never-given-out'),
    elsewhere: () => say('cidElsewhere=='),
    denied: () => say(conversation),
    notJson: () => say(conversation, undefined, 'plain'),
  };
};
