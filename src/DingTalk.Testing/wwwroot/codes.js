import { language } from "./language.js";

const WORDS = {
  "-1": ["The system is busy. Try again a little later, with the same msgUuid.", "系统繁忙。请稍后用同一个 msgUuid 重试。"],
  40035: ["A parameter is missing, or the body is not valid JSON.", "缺少参数，或者请求体不是合法的 JSON。"],
  43002: ["Only POST is taken.", "只接受 POST 请求。"],
  43004: ["The Content-Type must be application/json (or a form).", "Content-Type 必须是 application/json（或表单）。"],
  90030: ["The organisation's monthly quota is used up.", "本月的消息额度已经用完。"],
  130101: ["Too many messages in one minute: the robot refuses everything for ten minutes. Merge messages, then wait.", "一分钟内发送过多：机器人在十分钟内拒绝一切。请合并消息并等待。"],
  410100: ["Too many messages in one minute: the robot refuses everything for ten minutes. Merge messages, then wait.", "一分钟内发送过多：机器人在十分钟内拒绝一切。请合并消息并等待。"],
  300001: ["The access_token belongs to no robot.", "access_token 不属于任何机器人。"],
  300005: ["The access_token belongs to no robot. Copy the webhook once more.", "access_token 不属于任何机器人。请重新复制 Webhook 地址。"],
  310000: ["A security setting of the robot was not met: keyword, signature or address.", "未通过机器人的安全设置：关键词、加签或 IP 地址。"],
  400013: ["The group has been dissolved.", "群已被解散。"],
  400101: ["The access_token does not exist.", "access_token 不存在。"],
  400102: ["The robot is switched off.", "机器人已停用。"],
  400105: ["A custom robot has no such message type.", "自定义机器人不支持这种消息类型。"],
  400106: ["The robot is not in the group.", "机器人不在群里。"],
  430101: ["The message holds an unsafe link.", "消息里有不安全的外链。"],
  430102: ["The text is improper.", "消息文本不合规。"],
  430103: ["A picture is improper.", "消息图片不合规。"],
  430104: ["The content is improper.", "消息内容不合规。"],
  460101: ["The body is longer than 20,000 bytes. Chinese characters take three each, \\u escapes six.", "请求体超过 20,000 字节。一个汉字占 3 字节，写成 \\u 转义则占 6 字节。"],
};

const FIELD = ["A field that DingTalk insists on is missing or empty.", "缺少必填字段，或者字段为空。"];

/** What a refusal means, in the page's language; null where nothing is known of the code. */
export function reason(m) {
  if (m.errCode === 0 || (m.errCode === -1 && m.errMsg === "")) return null;
  const words = WORDS[m.errCode] ?? (m.errCode >= 400200 && m.errCode < 400700 ? FIELD : null);
  return words ? words[language() === "zh" ? 1 : 0] : null;
}
