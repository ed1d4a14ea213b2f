import { byId, button, el, fill } from "./dom.js";
import { t } from "./language.js";
import { copy } from "./feedback.js";

const SAMPLES = {
  curl: (url) => `curl '${url}' \\
  -H 'Content-Type: application/json' \\
  -d '{"msgtype":"text","text":{"content":"Hello, group"}}'`,
  "C#": (url) => `using System.Net.Http.Json;

using var http = new HttpClient();
var answer = await http.PostAsJsonAsync(
    "${url}",
    new { msgtype = "text", text = new { content = "Hello, group" } });
Console.WriteLine(await answer.Content.ReadAsStringAsync());`,
  Python: (url) => `import json, urllib.request

request = urllib.request.Request(
    "${url}",
    json.dumps({"msgtype": "text", "text": {"content": "Hello, group"}}).encode(),
    {"Content-Type": "application/json"})
print(urllib.request.urlopen(request).read().decode())`,
  "Node.js": (url) => `const answer = await fetch("${url}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ msgtype: "text", text: { content: "Hello, group" } }),
});
console.log(await answer.text());`,
};

const SIGNED = {
  curl: (url) => `SECRET='SECRET'
TIMESTAMP="$(date +%s)000"
SIGN=$(printf '%s\\n%s' "$TIMESTAMP" "$SECRET" \\
  | openssl dgst -sha256 -hmac "$SECRET" -binary | base64 | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')
curl "${url}&timestamp=$TIMESTAMP&sign=$SIGN" \\
  -H 'Content-Type: application/json' \\
  -d '{"msgtype":"text","text":{"content":"Hello, group"}}'`,
  "C#": (url) => `using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

var secret = "SECRET";
var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
var sign = Convert.ToBase64String(HMACSHA256.HashData(
    Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\\n{secret}")));
using var http = new HttpClient();
var answer = await http.PostAsJsonAsync(
    $"${url}&timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}",
    new { msgtype = "text", text = new { content = "Hello, group" } });
Console.WriteLine(await answer.Content.ReadAsStringAsync());`,
  Python: (url) => `import base64, hashlib, hmac, json, time, urllib.parse, urllib.request

secret = "SECRET"
timestamp = str(round(time.time() * 1000))
sign = base64.b64encode(hmac.new(
    secret.encode(), f"{timestamp}\\n{secret}".encode(), hashlib.sha256).digest())
query = urllib.parse.urlencode({"timestamp": timestamp, "sign": sign})
request = urllib.request.Request(
    "${url}&" + query,
    json.dumps({"msgtype": "text", "text": {"content": "Hello, group"}}).encode(),
    {"Content-Type": "application/json"})
print(urllib.request.urlopen(request).read().decode())`,
  "Node.js": (url) => `import { createHmac } from "node:crypto";

const secret = "SECRET";
const timestamp = Date.now();
const sign = createHmac("sha256", secret).update(\`\${timestamp}\\n\${secret}\`).digest("base64");
const query = new URLSearchParams({ timestamp, sign });
const answer = await fetch("${url}&" + query, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ msgtype: "text", text: { content: "Hello, group" } }),
});
console.log(await answer.text());`,
};
let chosen = "curl";
let drawn = "";

/** What to do first, while nothing has been said. */
export function showWelcome(robot) {
  const place = byId("welcome");
  const key = JSON.stringify([robot, document.documentElement.lang]);
  if (drawn === key && !place.hidden) return;
  drawn = key;
  place.hidden = false;
  const url = robot?.webhook ?? "";
  fill(place,
    el("h2", { text: t("welcomeTitle") }),
    el("p", { class: "lead", text: t("welcomeIntro") }),
    el("h3", { text: t("webhook") }),
    el("div", { class: "copyable" }, el("code", { id: "webhook", dir: "ltr", text: url }), button("copy", t("copyWebhook"), () => copy(url), { className: "primary" })),
    el("h3", { text: t("sendOne") }),
    robot?.signed ? el("p", { class: "muted", text: t("isSigned") }) : null,
    tabs(url, robot?.signed ?? false));
}

export function hideWelcome() {
  byId("welcome").hidden = true;
}

function tabs(url, signed) {
  const panel = el("div", { class: "snippets" });
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": t("sendOne") });
  const choose = (name, focus) => {
    chosen = name;
    for (const tab of list.children) {
      const isChosen = tab.textContent === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen && focus) tab.focus();
    }
    fill(panel,
      signed ? snippet(SIGNED[name](url)) : snippet(SAMPLES[name](url)),
      signed ? null : el("details", {}, el("summary", { text: t("withSign") }), el("p", { class: "muted", text: t("notSigned") }), snippet(SIGNED[name](url))));
  };
  const names = Object.keys(SAMPLES);
  list.append(...names.map((name) => el("button", { type: "button", role: "tab", text: name, click: () => choose(name, false) })));
  list.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by !== 0) choose(names[(names.indexOf(chosen) + by + names.length) % names.length], true);
  });
  choose(chosen, false);
  return el("div", {}, list, panel);
}

const snippet = (text) => el("div", { class: "snippet" }, el("pre", { tabindex: "0", dir: "ltr" }, el("code", { text })), button("copy", t("copy"), () => copy(text), { className: "tiny" }));
