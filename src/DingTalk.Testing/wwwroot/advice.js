import { language } from "./language.js";

// The server's sentences and what they are in Chinese; {} is what differs from message to message. A sentence that is not here
// stays as it is.
const SENTENCES = [
  ["The address has no access_token: it must be /robot/send?access_token=….", "地址里没有 access_token：应为 /robot/send?access_token=…。"],
  ["The access_token is a whole address: it is only what follows access_token= in the webhook.", "access_token 填成了整个地址：只取 Webhook 中 access_token= 之后的部分。"],
  ["No robot of this group has this access_token: copy the webhook again, whole.", "本群没有使用这个 access_token 的机器人：请重新完整复制 Webhook。"],
  ["The address has no session: it must be /robot/sendBySession?session=….", "地址里没有 session：应为 /robot/sendBySession?session=…。"],
  ["There is no such session: take the sessionWebhook of /api/state, or POST /api/sessions.", "没有这个 session：请使用 /api/state 的 sessionWebhook，或 POST /api/sessions。"],
  ["The session has expired at {}: such an address is valid for a while only. POST /api/sessions makes another.", "session 已于 {} 过期：这种地址只在一段时间内有效。POST /api/sessions 可以新建一个。"],
  ["The method is {}: a message must be sent with POST.", "请求方法是 {}：消息必须用 POST 发送。"],
  ["There is no Content-Type: it must be application/json, or application/x-www-form-urlencoded for a form.", "没有 Content-Type：应为 application/json，表单则为 application/x-www-form-urlencoded。"],
  ["The Content-Type is {}: it must be application/json, or application/x-www-form-urlencoded for a form.", "Content-Type 是 {}：应为 application/json，表单则为 application/x-www-form-urlencoded。"],
  ["The body has {} bytes, the limit is {}: shorten or split it. It counts bytes of UTF-8, three for a Chinese character.", "请求体有 {} 字节，上限为 {}：请缩短或拆分。按 UTF-8 字节计算，一个汉字占 3 字节。"],
  ["The address has no {}: this robot has a signing secret, so &timestamp=MILLISECONDS&sign=SIGNATURE must follow the access_token.", "地址里缺少 {}：这个机器人开启了加签，access_token 之后必须有 &timestamp=毫秒&sign=签名。"],
  ["It must be base64(HMAC-SHA256(key = secret, message = timestamp + line feed + secret)), URL-encoded once.", "签名应为 base64(HMAC-SHA256(密钥 = secret, 内容 = timestamp + 换行 + secret))，并且只做一次 URL 编码。"],
  ["Neither the title nor the text holds one of the robot's keywords ({}): one of them must be there, in the same letters.", "标题和正文里都没有机器人的关键词（{}）：至少要有一个，字母大小写也要一致。"],
  ["{} is in none of the robot's address ranges ({}): add it to them, or send from there.", "{} 不在机器人的 IP 地址段（{}）内：请把它加进去，或从这些地址发送。"],
  ["More than {} messages in 60 seconds: the robot refuses everything until {}. Wait that long, and send fewer, fuller messages.", "60 秒内超过 {} 条消息：在 {} 之前机器人拒绝一切。请等到那时，并合并消息、减少条数。"],
  ["More than {} messages in 60 seconds: send fewer, fuller messages.", "60 秒内超过 {} 条消息：请合并消息、减少条数。"],
  ["A message with this msgUuid is shown already, so this one is not: a retry keeps its msgUuid, a new message takes a new one.", "带有这个 msgUuid 的消息已经显示过，所以这条不再显示：重试沿用原来的 msgUuid，新消息用新的。"],
  ["The organisation's quota of {} messages a month is used up: it begins anew with the month in China. Send fewer messages.", "企业每月 {} 条消息的额度已用完：按中国时间每月重新计算。请减少消息。"],
  ["This robot's own quota of {} messages a month is used up: it begins anew with the month in China. Send fewer messages.", "这个机器人每月 {} 条消息的额度已用完：按中国时间每月重新计算。请减少消息。"],
  ["A message was posted to the page: a robot's address is /robot/send?access_token=…, the webhook that the page shows.", "消息发到了页面的地址上：机器人的地址是 /robot/send?access_token=…，即页面上显示的 Webhook。"],
  ["There is nothing at {}. A robot's address is /robot/send?access_token=…; the rest is described in /openapi.json.", "{} 这个地址不存在。机器人的地址是 /robot/send?access_token=…，其余见 /openapi.json。"],

  ["The timestamp is not a number: it must be the milliseconds since 1970-01-01 UTC.", "timestamp 不是数字：应为自 1970-01-01 UTC 起的毫秒数。"],
  ["The timestamp is in seconds: it must be in milliseconds.", "timestamp 是秒：应为毫秒。"],
  ["The timestamp is in microseconds: it must be in milliseconds.", "timestamp 是微秒：应为毫秒。"],
  ["The timestamp is in nanoseconds: it must be in milliseconds.", "timestamp 是纳秒：应为毫秒。"],
  ["The timestamp is {} minutes old, 60 are allowed: sign each request anew, with the time of the request.", "timestamp 是 {} 分钟前的，最多允许 60 分钟：每次请求都要用当时的时间重新签名。"],
  ["The timestamp is {} minutes in the future, 60 are allowed: set the client's clock, and count from UTC.", "timestamp 超前 {} 分钟，最多允许 60 分钟：请校准客户端时钟，并按 UTC 计算。"],
  ["The signature is URL-encoded twice: encode it once, or give the raw Base64 to a library that encodes.", "签名做了两次 URL 编码：只编码一次，或把原始 Base64 交给会自动编码的库。"],
  ["The signature is URL-encoded three times: encode it once, or give the raw Base64 to a library that encodes.", "签名做了三次 URL 编码：只编码一次，或把原始 Base64 交给会自动编码的库。"],
  ["Besides, the signature is URL-encoded twice.", "此外，签名做了两次 URL 编码。"],
  ["The signature is not URL-encoded: its + arrived as a space. Encode + / = as %2B %2F %3D.", "签名没有做 URL 编码：其中的 + 变成了空格。请把 + / = 编码为 %2B %2F %3D。"],
  ["The signature was made for the timestamp {}, the address says {}: take the time once, and use it for both.", "签名用的 timestamp 是 {}，地址里却是 {}：只取一次时间，两处共用。"],
  ["The signature was made with the secret of another robot of this group.", "签名用的是本群另一个机器人的密钥。"],
  ["The signature was made with another secret, or in a way that is not known here.", "签名用了别的密钥，或用了这里不认识的算法。"],
  ["This is Feishu's signature, where the text is the key and nothing is signed. DingTalk's key is the secret.", "这是飞书的签名算法（以拼接文本作密钥，内容为空）。钉钉的密钥是 secret。"],
  ["Key and message of the HMAC are swapped: the key is the secret, the message timestamp + line feed + secret.", "HMAC 的密钥和内容颠倒了：密钥是 secret，内容是 timestamp + 换行 + secret。"],
  ["The line feed between timestamp and secret is missing in what was signed.", "签名内容里 timestamp 与 secret 之间缺少换行。"],
  ['A backslash and an n were signed where a line feed belongs: write "\\n" where it is one character.', '应为换行的地方签成了反斜杠加 n：请写成单个字符的 "\\n"。'],
  ["A carriage return and a line feed were signed: the separator is the line feed alone.", "签名内容里用了回车换行（CRLF）：分隔符只能是换行（LF）。"],
  ["What was signed ends with a line feed: it must end with the secret.", "签名内容末尾多了一个换行：应以 secret 结尾。"],
  ["Only the timestamp was signed: sign timestamp + line feed + secret.", "只签了 timestamp：应签 timestamp + 换行 + secret。"],
  ["Timestamp and line feed were signed without the secret: sign timestamp + line feed + secret.", "只签了 timestamp 和换行，缺少 secret：应签 timestamp + 换行 + secret。"],
  ["The secret was signed before the timestamp: the order is timestamp, line feed, secret.", "secret 写在了 timestamp 前面：顺序是 timestamp、换行、secret。"],
  ["The timestamp was signed in seconds: sign the very milliseconds that are in the address.", "签名里的 timestamp 是秒：应与地址里的毫秒数完全一致。"],
  ["The secret was used without the blanks at its ends.", "使用的密钥缺少首尾的空格。"],
  ["A blank follows the secret that was used: trim it.", "使用的密钥末尾多了空格：请去掉。"],
  ["A blank stands before the secret that was used: trim it.", "使用的密钥开头多了空格：请去掉。"],
  ["A line feed follows the secret that was used, as in a file: trim it.", "使用的密钥末尾多了换行（例如读自文件）：请去掉。"],
  ["A line end follows the secret that was used, as in a file: trim it.", "使用的密钥末尾多了换行（例如读自文件）：请去掉。"],
  ["A line feed follows the secret in the key: trim it.", "HMAC 密钥里 secret 末尾多了换行：请去掉。"],
  ["The secret was used with quotation marks around it.", "使用的密钥带着引号。"],
  ["The secret was used without the SEC at its beginning, which belongs to it.", "使用的密钥缺少开头的 SEC，它是密钥的一部分。"],
  ["A plain SHA-256 was made: it must be an HMAC with the secret as its key.", "用的是普通 SHA-256：应为以 secret 作密钥的 HMAC。"],
  ["The signature is in hexadecimal: take Base64 of the raw bytes.", "签名是十六进制：应对原始字节做 Base64。"],
  ["The = at the end of the Base64 is missing.", "Base64 末尾缺少 =。"],
  ["The signature is in the Base64 for URLs, with - and _: take the standard one, and URL-encode it.", "签名用了 URL 版 Base64（含 - 和 _）：应使用标准 Base64，再做 URL 编码。"],
  ["The signature is the Base64 of a hexadecimal text: take Base64 of the raw bytes.", "签名是十六进制文本的 Base64：应对原始字节做 Base64。"],

  ['The body is empty: send a JSON object such as {"msgtype":"text","text":{"content":"…"}}.', '请求体是空的：请发送 JSON 对象，例如 {"msgtype":"text","text":{"content":"…"}}。'],
  ["The body begins with a byte order mark (EF BB BF): send UTF-8 without one.", "请求体以 BOM（EF BB BF）开头：请发送不带 BOM 的 UTF-8。"],
  ["The body is compressed, which DingTalk does not undo: send the JSON as it is, without a Content-Encoding.", "请求体是压缩过的，钉钉不会解压：请直接发送 JSON，不要带 Content-Encoding。"],
  ["The body is not UTF-8 but looks like UTF-16: encode it as UTF-8.", "请求体不是 UTF-8，看起来是 UTF-16：请编码为 UTF-8。"],
  ["The body is not valid UTF-8, from byte {} on: encode it as UTF-8, whatever the Content-Type says.", "请求体从第 {} 个字节起不是合法的 UTF-8：无论 Content-Type 怎么写，都要编码为 UTF-8。"],
  ["The body is JSON, but the Content-Type says that it is a form: set it to application/json (curl: -H 'Content-Type: application/json').", "请求体是 JSON，Content-Type 却是表单：请设为 application/json（curl：-H 'Content-Type: application/json'）。"],
  ["The form cannot be read: it must be msgtype=…&text=…, each object as URL-encoded JSON.", "无法解析表单：应为 msgtype=…&text=…，每个对象写成 URL 编码的 JSON。"],
  ["A text in the body has half a surrogate pair (\\ud800 to \\udfff alone), which is no character.", "请求体里有半个代理对（单独的 \\ud800 到 \\udfff），不是合法字符。"],
  ["A text in the body has half a surrogate pair, which is no character.", "请求体里有半个代理对，不是合法字符。"],
  ["The body is a JSON text that holds JSON: it was serialised twice. Send the object itself.", "请求体是装着 JSON 的 JSON 字符串：序列化了两次。请直接发送对象。"],
  ["The body is a JSON list: send one object for one message.", "请求体是 JSON 数组：一条消息发送一个对象。"],
  ["The body is JSON, but not an object.", "请求体是 JSON，但不是对象。"],
  ["The body is not valid JSON, at line {}, byte {}: it is nested more than 64 levels deep.", "请求体不是合法的 JSON（第 {} 行第 {} 字节）：嵌套超过 64 层。"],
  ["The body is not valid JSON, at line {}, byte {}: a backslash in a text, as in a Windows path, must be written \\\\.", "请求体不是合法的 JSON（第 {} 行第 {} 字节）：文本里的反斜杠（例如 Windows 路径）要写成 \\\\。"],
  ["The body is not valid JSON, at line {}, byte {}: half a surrogate pair is no character.", "请求体不是合法的 JSON（第 {} 行第 {} 字节）：半个代理对不是合法字符。"],
  ["The body is not valid JSON, at line {}, byte {}: a line end or control character in a text must be escaped, such as \\n.", "请求体不是合法的 JSON（第 {} 行第 {} 字节）：文本里的换行或控制字符要转义，例如 \\n。"],
  ["The body is not valid JSON, at line {}, byte {}: JSON has double quotation marks, not single ones. Serialise the object with a JSON library.", "请求体不是合法的 JSON（第 {} 行第 {} 字节）：JSON 用双引号，不用单引号。请用 JSON 库序列化。"],
  ["The body is not valid JSON, at line {}, byte {}: serialise the object with a JSON library instead of joining texts.", "请求体不是合法的 JSON（第 {} 行第 {} 字节）：请用 JSON 库序列化，不要自己拼接字符串。"],

  ["The body has no msgtype: it must be one of {}.", "请求体没有 msgtype：应为 {} 之一。"],
  ["There is no msgtype '{}': it is spelt {}.", "没有 msgtype“{}”：正确写法是 {}。"],
  ["There is no msgtype '{}': it must be one of {}.", "没有 msgtype“{}”：应为 {} 之一。"],
  ["By its documentation a custom robot cannot send an image: put ![](https://…) into a markdown text. Some users report that image with a picURL works; this group takes it when it is started with --image-messages (TakesImageMessages).", "按文档，自定义机器人不能发送 image：请在 markdown 正文里写 ![](https://…)。有用户说带 picURL 的 image 可用；以 --image-messages（TakesImageMessages）启动时本群会接受。"],
  ["A custom robot cannot send {}: only an app's robot can. Send a link to it instead.", "自定义机器人不能发送 {}，只有应用机器人可以。请改发链接。"],
  ["The type oa exists for work notifications only: a custom robot has actionCard.", "oa 只用于工作通知：自定义机器人请用 actionCard。"],
  ["'{}' is a msgKey of the app robots' API: a custom robot's msgtype is one of {}.", "“{}”是应用机器人接口的 msgKey：自定义机器人的 msgtype 应为 {} 之一。"],
  ["The field {} is missing or has no element: it must be a list of at least one link.", "字段 {} 缺失或没有元素：至少要有一个链接。"],
  ["The object {} is missing or not an object: with msgtype {} the content stands in it.", "对象 {} 缺失或不是对象：msgtype 为 {} 时内容写在其中。"],
  ["The field {} is missing or empty: it must be a text of at least one character.", "字段 {} 缺失或为空：至少要有一个字符。"],

  ["The field at is ignored: it must be an object such as {\"atMobiles\":[\"138…\"]}.", "字段 at 被忽略：应为对象，例如 {\"atMobiles\":[\"138…\"]}。"],
  ["The field {} in the body is ignored: it belongs into the address, as ?access_token=…&timestamp=…&sign=….", "请求体里的字段 {} 被忽略：它应写在地址里，即 ?access_token=…&timestamp=…&sign=…。"],
  ["The body has a field secret: the signing secret must never be sent. It makes the sign in the address.", "请求体里有字段 secret：密钥绝不能发送，只用来计算地址里的 sign。"],
  ["The field openConversationId is ignored: a webhook belongs to one group. The parameter is the app robots'.", "字段 openConversationId 被忽略：Webhook 只属于一个群，该参数属于应用机器人。"],
  ["The object {} is ignored, because msgtype is {}.", "对象 {} 被忽略，因为 msgtype 是 {}。"],
  ["The at inside {} is ignored, nobody is notified: it belongs beside msgtype.", "{} 里面的 at 被忽略，不会通知任何人：它应与 msgtype 同级。"],
  ["An element of {} is ignored: it must be an object.", "{} 的一个元素被忽略：应为对象。"],
  ['The field {} is ignored: it must be a list of texts, such as ["138…"].', '字段 {} 被忽略：应为字符串数组，例如 ["138…"]。'],
  ["The field {} is ignored: it is spelt {}.", "字段 {} 被忽略：正确写法是 {}。"],
  ["The field {} is ignored, because singleTitle or singleURL is set.", "字段 {} 被忽略，因为设置了 singleTitle 或 singleURL。"],
  ["The field {} is ignored: a message has {}.", "字段 {} 被忽略：消息可用的字段是 {}。"],
  ["The field {} is ignored: {} has {}.", "字段 {} 被忽略：{} 可用的字段是 {}。"],
  ["The field actionCard.title is empty: the notification shows it, and nothing else.", "字段 actionCard.title 为空：通知里只显示它。"],
  ["The title shows in the notification and in the list of conversations only: repeat it in the text.", "title 只显示在通知和会话列表里：请在正文里再写一遍。"],
  ["The card has no button: set singleTitle and singleURL, or btns.", "卡片没有按钮：请设置 singleTitle 和 singleURL，或 btns。"],
  ["The buttons stand below each other all the same: btnOrientation 1 takes effect with two of them.", "按钮仍然竖排：btnOrientation 为 1 只在恰有两个按钮时生效。"],
  ["The {} is empty: the button says nothing.", "{} 为空：按钮上没有文字。"],
  ["A link of the feedCard has no title.", "feedCard 的一个链接没有标题。"],
  ["A link of the feedCard has no picURL: its picture stays empty.", "feedCard 的一个链接没有 picURL：图片会是空的。"],
  ["The {} is empty: there is nothing to open.", "{} 为空：没有可打开的地址。"],
  ["The {} is not an address that DingTalk opens: it must begin with http://, https:// or dingtalk://.", "{} 不是钉钉能打开的地址：应以 http://、https:// 或 dingtalk:// 开头。"],
  ["The {} shows no picture: Base64 is not taken. Put the picture at a public https:// address.", "{} 显示不出图片：不支持 Base64，请把图片放到公网的 https:// 地址。"],
  ["The {} shows no picture: the address must begin with http:// or https://.", "{} 显示不出图片：地址应以 http:// 或 https:// 开头。"],
  ["The {} shows no picture: the address must be percent-encoded.", "{} 显示不出图片：地址要做百分号编码。"],
  ["The {} shows no picture: {} cannot be reached by the phones and desktops of the group.", "{} 显示不出图片：群成员的手机和电脑访问不到 {}。"],
  ["A picture in the text is not shown: Base64 is not taken. Put the picture at a public https:// address.", "正文里的一张图片显示不出来：不支持 Base64，请把图片放到公网的 https:// 地址。"],
  ["A picture in the text is not shown: the address must begin with http:// or https://.", "正文里的一张图片显示不出来：地址应以 http:// 或 https:// 开头。"],
  ["A picture in the text is not shown: the address must be percent-encoded.", "正文里的一张图片显示不出来：地址要做百分号编码。"],
  ["A picture in the text is not shown: {} cannot be reached by the phones and desktops of the group.", "正文里的一张图片显示不出来：群成员的手机和电脑访问不到 {}。"],
  ["The text is shown as it is, with its # ** and []() signs: only msgtype markdown and actionCard render markdown.", "文本会原样显示，包括 # ** 和 []()：只有 markdown 和 actionCard 会渲染 Markdown。"],
  ["The text holds {}, which reads as HTML: a phone may show the whole message blank. Write < as &lt; and > as &gt;.", "正文里有 {}，会被当作 HTML：手机上整条消息可能是空白。请把 < 写成 &lt;，> 写成 &gt;。"],
  ["The text holds a code block (```): phones do not show it as one. Take a quote (>) instead.", "正文里有代码块（```）：手机上不会显示成代码块。请改用引用（>）。"],
  ["The text holds a table: phones do not show it as one. Take a list instead.", "正文里有表格：手机上不会显示成表格。请改用列表。"],
  ["The text holds ~~, which strikes nothing through here.", "正文里有 ~~：钉钉不支持删除线。"],
  ["The text holds a horizontal rule, which is not in DingTalk's markdown.", "正文里有分隔线：钉钉的 Markdown 不支持。"],
  ["The text has a single line feed between two lines, which run together: end the line with two blanks, or leave a line empty.", "两行之间只有一个换行，会连成一行：请在行末加两个空格，或空一行。"],
  ["A {} message cannot mention anybody: at is ignored. Take text or markdown.", "{} 消息不能 @ 任何人：at 被忽略。请用 text 或 markdown。"],
  ["at names {} people: a message mentions at most {}.", "at 里有 {} 人：一条消息最多 @ {} 人。"],
  ["at names {} and others, but the text does not hold @{} and so on: nobody is notified. The text must say @{}.", "at 里有 {} 等人，但正文里没有 @{} 等：不会通知任何人。正文里必须写 @{}。"],
  ["at names {}, but the text does not hold @{} and so on: nobody is notified. The text must say @{}.", "at 里有 {}，但正文里没有 @{} 等：不会通知任何人。正文里必须写 @{}。"],
  ["at names {}, but the text does not hold @{}: nobody is notified. The text must say @{}.", "at 里有 {}，但正文里没有 @{}：不会通知任何人。正文里必须写 @{}。"],
  ["The text says {}, but at.atMobiles does not name {}: nobody is notified.", "正文里有 {}，但 at.atMobiles 里没有 {}：不会通知任何人。"],
  ["The text says {}, but at.isAtAll is not true: nobody is notified.", "正文里有 {}，但 at.isAtAll 不是 true：不会通知任何人。"],

  ["The address has {} more than once, and the first counts: sign the original webhook, not the signed one.", "地址里有多个 {}，以第一个为准：请对原始 Webhook 签名，不要在已签名的地址上再签。"],
  ["The address has a timestamp or sign, but this robot has no signing secret and does not look: --secret sets one.", "地址里有 timestamp 或 sign，但这个机器人没有开启加签，不会检查：用 --secret 设置。"],
  ["The signature is {} minutes old; after 60 it is refused. Sign each request anew, and check the clock.", "签名是 {} 分钟前的，超过 60 分钟会被拒绝。请每次重新签名，并检查时钟。"],
  ["The client's clock is {} minutes ahead; from 60 on its requests are refused.", "客户端时钟快了 {} 分钟，超过 60 分钟请求会被拒绝。"],
  ["The body holds the robot's signing secret: everybody in the group can read it.", "请求体里有机器人的加签密钥：群里人人都能看到。"],
  ["The body holds the robot's access token: whoever reads it can write to the group.", "请求体里有机器人的 access_token：看到的人都能向群里发消息。"],
  ["The body has {} bytes; from {} on it is refused.", "请求体有 {} 字节，达到 {} 字节会被拒绝。"],
  ["Characters are written as \\uXXXX, which takes six bytes each: serialise them unescaped, as UTF-8.", "字符写成了 \\uXXXX，每个占 6 字节：请不要转义，直接用 UTF-8。"],

  ["fault: {}. It was switched on in the emulator: the request was not looked at, and nobody sees it.", "故障（{}）：由模拟器开启，这条请求未经检查，谁也看不到。"],
  ["fault: {}. It was switched on in the emulator: the robot's penalty begins with this request.", "故障（{}）：由模拟器开启，机器人的限流从这条请求开始。"],
  ["fault: {}. It was switched on in the emulator: the judgement is the true one.", "故障（{}）：由模拟器开启，判定结果是真实的。"],
  ["fault after accepting: {}. It was switched on in the emulator: the judgement is the true one, but the sender was not told of it so.", "受理后的故障（{}）：由模拟器开启，判定结果是真实的，但发送方没有得到正常的应答。"],
].map(([english, chinese]) => [new RegExp(`^${english.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("([^\\n]*?)")}(?= |$)`), chinese]);

/** The server's words in the page's language; null where they are not known in it. */
export function advice(text) {
  if (language() !== "zh") return text;
  const found = [];
  for (let rest = text; rest.length > 0;) {
    const hit = next(rest);
    if (!hit) return null;
    found.push(hit.words);
    rest = rest.slice(hit.length).trimStart();
  }
  return found.join("");
}

function next(text) {
  for (const [english, chinese] of SENTENCES) {
    const match = english.exec(text);
    if (!match) continue;
    const values = match.slice(1);
    return { length: match[0].length, words: chinese.replace(/\{\}/g, () => values.shift() ?? "") };
  }
  return null;
}
