// Each word in English and Chinese, side by side, so that neither is forgotten.
const WORDS = {
  skip: ["Skip to the messages", "跳到消息"],
  brand: ["DingTalk Emulator", "钉钉模拟器"],
  conversations: ["Conversations", "会话"],
  home: ["Robots' group", "机器人群"],
  groupNamed: ["Group {name}", "群 {name}"],
  personNamed: ["{name}", "{name}"],
  people: ["People", "单聊"],
  work: ["Work notifications", "工作通知"],
  ding: ["DING", "DING"],
  target: ["Shown as on", "显示方式"],
  desktop: ["Desktop", "电脑"],
  phone: ["Phone", "手机"],
  gauges: ["Limits", "限额"],
  stream: ["Messages", "消息"],
  tools: ["Tools", "工具"],
  openTools: ["Faults, robots, clock", "故障、机器人、时钟"],
  openSide: ["Conversations", "会话列表"],
  openSearch: ["Search and filter", "搜索与筛选"],
  help: ["Keyboard", "快捷键"],
  close: ["Close", "关闭"],
  connected: ["live", "实时"],
  connecting: ["connecting…", "连接中…"],
  disconnected: ["not connected", "未连接"],
  lost: ["The connection to the emulator is lost. Trying again; what is shown may be out of date.", "与模拟器的连接已断开，正在重连。当前内容可能不是最新的。"],
  older: ["Older messages", "更早的消息"],
  newMessages: ["{count} new", "{count} 条新消息"],
  newest: ["To the newest", "回到最新"],
  announced: ["{name}: {preview}", "{name}：{preview}"],
  robotNamed: ["Robot {name}", "机器人 {name}"],
  robotUnknown: ["No robot named", "未指定机器人"],
  tagRobot: ["Robot", "机器人"],
  to: ["to {who}", "发给 {who}"],
  everyone: ["everyone", "所有人"],
  mentions: ["Asks to mention: {who}", "要求 @：{who}"],
  image: ["Image", "图片"],
  audio: ["Audio", "语音"],
  video: ["Video", "视频"],
  file: ["File", "文件"],
  emptyMessage: ["An empty message: the group shows nothing.", "空消息：群里什么也不显示。"],
  blank: ["A phone shows this message blank: text such as <…> in it reads as HTML. Write &lt; and &gt;.", "手机上这条消息是空白的：其中的 <…> 被当作 HTML。请写成 &lt; 和 &gt;。"],
  omitted: ["… and {count} more characters, not shown here.", "……还有 {count} 个字符未在此显示。"],
  unfold: ["Show all", "展开全部"],
  fold: ["Show less", "收起"],
  refused: ["Refused", "被拒绝"],
  swallowed: ["Taken by a fault", "被故障拦下"],
  repeated: ["Repeated, shown once only", "重复消息，只显示一次"],
  whatItSaid: ["What it said", "消息内容"],
  recalled: ["{name} recalled a message", "{name} 撤回了一条消息"],
  raw: ["Request", "请求"],
  rawOf: ["Raw request of message {id}", "消息 {id} 的原始请求"],
  unreadable: ["unreadable", "无法解析"],
  bytes: ["{count} B", "{count} B"],
  bytesOf: ["{count} of {limit} bytes", "{count} / {limit} 字节"],
  differs: ["looks different on the other client", "电脑与手机显示不同"],
  previewTitle: ["What a phone's notification shows:", "手机通知里显示："],
  articleDelivered: ["Message {id}, {name}, {time}", "消息 {id}，{name}，{time}"],
  articleRefused: ["Refused request {id}, {name}, {time}", "被拒绝的请求 {id}，{name}，{time}"],
  show: ["Show secrets", "显示密钥"],
  hide: ["Hide secrets", "隐藏密钥"],
  size: ["Size", "大小"],
  signature: ["Signature", "加签"],
  signature_notNeeded: ["not needed", "不需要"],
  signature_missing: ["missing", "缺失"],
  signature_right: ["right", "正确"],
  signature_wrong: ["wrong", "错误"],
  signature_unknownRobot: ["no robot to compare with", "没有可对照的机器人"],
  skew: ["Sender's clock", "发送方时钟"],
  noTimestamp: ["no timestamp in milliseconds", "没有毫秒时间戳"],
  ahead: ["{seconds} s ahead", "快 {seconds} 秒"],
  behind: ["{seconds} s behind", "慢 {seconds} 秒"],
  headers: ["Headers ({count})", "请求头（{count}）"],
  body: ["Body", "请求体"],
  noBody: ["There is none.", "没有。"],
  asReceived: ["As received", "原文"],
  formatted: ["Formatted", "格式化"],
  copy: ["Copy", "复制"],
  copied: ["Copied", "已复制"],
  notCopied: ["The browser does not allow copying here. Select the text instead.", "浏览器不允许在此复制，请手动选择文本。"],
  forgotten: ["This request is no longer remembered.", "这条请求已不在记录中。"],
  noAnswer: ["The emulator does not answer.", "模拟器没有应答。"],
  failed: ["That did not work ({status}).", "操作失败（{status}）。"],
  minute: ["This minute", "本分钟"],
  penalty: ["Penalty", "限流剩余"],
  noPenalty: ["none", "无"],
  month: ["This month", "本月"],
  noQuota: ["{taken}, no quota", "{taken}，不限额"],
  of: ["{taken} / {limit}", "{taken} / {limit}"],
  accepted: ["Accepted", "已送达"],
  refusedCount: ["Refused", "被拒绝"],
  held: ["{count} waiting", "{count} 个等待中"],
  faults: ["Faults", "故障"],
  faultsIntro: ["Let the next requests go wrong.", "让接下来的请求出错。"],
  fault: ["Fault", "故障类型"],
  fault_throttle: ["Throttle now", "立即限流"],
  fault_delay: ["Delay", "延迟"],
  fault_hang: ["Hang: no answer", "挂起：不应答"],
  fault_httpStatus: ["HTTP status", "HTTP 状态码"],
  fault_html: ["HTML page", "HTML 页面"],
  fault_x5: ["x5 JSON", "x5 JSON"],
  fault_reset: ["Connection reset", "连接重置"],
  fault_refuse: ["Refuse with a code", "以错误码拒绝"],
  fault_empty: ["Empty answer", "空应答"],
  fault_notJson: ["Answer that is not JSON", "非 JSON 应答"],
  fault_stringErrcode: ["errcode as a string", "errcode 为字符串"],
  fault_huge: ["Huge answer", "超大应答"],
  milliseconds: ["Milliseconds", "毫秒"],
  statusCode: ["Status", "状态码"],
  errcode: ["errcode", "errcode"],
  errmsg: ["errmsg", "errmsg"],
  sizeInBytes: ["Bytes", "字节"],
  times: ["Requests", "请求数"],
  untilOff: ["Until switched off", "直到关闭"],
  after: ["After the message was accepted", "在消息被接受之后"],
  afterShort: ["after accepting", "接受之后"],
  switchOn: ["Switch on", "开启"],
  switchOff: ["Switch off: {what}", "关闭：{what}"],
  allOff: ["Switch all off", "全部关闭"],
  active: ["Active", "生效中"],
  noFaults: ["No faults: every request is answered as DingTalk would.", "没有故障：一切请求都按钉钉的方式应答。"],
  left: ["next {count}", "接下来 {count} 次"],
  untilSwitchedOff: ["until switched off", "直到关闭"],
  clock: ["Clock", "时钟"],
  clockIntro: ["Move the emulator's clock: a minute's window or a penalty needs no waiting.", "拨快模拟器的时钟，无需等待一分钟窗口或限流期。"],
  advanceOne: ["+1 min", "+1 分钟"],
  advanceTen: ["+10 min", "+10 分钟"],
  robots: ["Robots", "机器人"],
  addRobot: ["Add a robot", "添加机器人"],
  name: ["Name", "名称"],
  secret: ["Signing secret (optional)", "加签密钥（可选）"],
  keywords: ["Keywords, comma-separated (optional)", "关键词，以逗号分隔（可选）"],
  add: ["Add", "添加"],
  signed: ["signed", "加签"],
  copyWebhook: ["Copy webhook", "复制 Webhook"],
  keyword: ["keyword {word}", "关键词 {word}"],
  pictures: ["Pictures", "图片"],
  picturesOff: ["Not loaded: nothing outside is fetched.", "未加载：不访问任何外部地址。"],
  picturesOn: ["Loaded from wherever messages say.", "按消息中的地址加载。"],
  allowPictures: ["Load pictures", "加载图片"],
  forbidPictures: ["Do not load pictures", "不加载图片"],
  messages: ["Messages", "消息记录"],
  clear: ["Clear", "清空"],
  clearSure: ["Really clear all messages?", "确定清空所有消息？"],
  export: ["Export as JSON", "导出 JSON"],
  search: ["Search", "搜索"],
  searchHint: ["Text, code or address", "文字、错误码或地址"],
  type: ["Type", "类型"],
  outcome: ["Outcome", "结果"],
  robot: ["Robot", "机器人"],
  any: ["any", "全部"],
  delivered: ["delivered", "已送达"],
  refusedOnes: ["refused", "被拒绝"],
  noMatch: ["Nothing matches.", "没有符合条件的消息。"],
  resetFilter: ["Clear the filter", "清除筛选"],
  found: ["{count} found", "找到 {count} 条"],
  welcomeTitle: ["Your group is open. Nothing has been said yet.", "群已就绪，还没有消息。"],
  welcomeIntro: ["Point your program at this webhook instead of DingTalk's. Messages appear here as the group would see them; what DingTalk would refuse is refused, with the reason.", "把程序里的钉钉 Webhook 换成下面的地址。消息会像在钉钉群里一样显示；钉钉会拒绝的，这里同样拒绝，并说明原因。"],
  webhook: ["Webhook", "Webhook 地址"],
  sendOne: ["Send a first message", "发送第一条消息"],
  isSigned: ["This robot wants a signature: put its secret where the sample says SECRET.", "此机器人启用了加签：请把示例中的 SECRET 换成它的密钥。"],
  notSigned: ["This robot needs no signature. How to sign, for one that does:", "此机器人不需要加签。需要加签时这样写："],
  withSign: ["With signature", "加签示例"],
  nothingHere: ["Nothing here yet.", "这里还没有消息。"],
  keyNext: ["Next message", "下一条消息"],
  keyPrevious: ["Previous message", "上一条消息"],
  keyRaw: ["Raw request", "原始请求"],
  keyFold: ["Unfold or fold", "展开或收起"],
  keySearch: ["Search", "搜索"],
  keyTarget: ["Desktop or phone", "电脑或手机"],
  keyTools: ["Tools", "工具"],
  keyEnd: ["To the newest", "回到最新"],
  keyHelp: ["This help", "本帮助"],
  keyEscape: ["Close, or leave the search", "关闭，或退出搜索"],
};

const LANGUAGES = { en: 0, zh: 1 };
const STORED = "dingtalk-emulator.language";

const stored = () => {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
};

let current = Object.hasOwn(LANGUAGES, stored() ?? "") ? stored() : (navigator.languages ?? [navigator.language]).find((l) => /^(zh|en)/i.test(l))?.slice(0, 2).toLowerCase() ?? "en";

export const language = () => current;

export function setLanguage(language) {
  current = language;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Remembered for this page only.
  }
}

export function t(key, values = {}) {
  const words = WORDS[key];
  return words ? words[LANGUAGES[current]].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "")) : key;
}

const locale = () => current === "zh" ? "zh-CN" : "en-GB";

const formats = new Map();
const format = (kind, options) => {
  const key = `${current} ${kind}`;
  if (!formats.has(key)) formats.set(key, kind === "number" ? new Intl.NumberFormat(locale(), options) : new Intl.DateTimeFormat(locale(), options));
  return formats.get(key);
};

export const time = (date) => format("time", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }).format(date);

export const shortTime = (date) => format("short", { hour: "2-digit", minute: "2-digit", hour12: false }).format(date);

export const dayAndTime = (date) => format("day", { month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false }).format(date);

export const number = (value) => format("number", { maximumFractionDigits: 1 }).format(value);

export function duration(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
