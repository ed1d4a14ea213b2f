import { el, button, visible } from "./dom.js";
import { t, number } from "./language.js";
import { copy, say } from "./feedback.js";
import { advice } from "./advice.js";

const HIDDEN = "••••••••";
const SECRET_PARAMETER = /([?&](?:access_token|sign|session)=)([^&]*)/gi;
const SECRET_HEADER = /^(x-acs-dingtalk-access-token|authorization|cookie)$/i;

const mask = (path) => path.replace(SECRET_PARAMETER, (_, name, value) => name + (value.length > 8 ? value.slice(0, 4) + HIDDEN : HIDDEN));

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return null;
  }
}

/** Opens or closes the raw request beneath a message. */
export async function details(item, id) {
  const toggle = item.querySelector(".raw-toggle");
  const shown = item.querySelector(".details");
  if (shown) {
    shown.remove();
    toggle.setAttribute("aria-expanded", "false");
    return;
  }
  const answer = await fetch(`/page/messages/${id}`).catch(() => null);
  if (!answer?.ok) {
    say(t(answer?.status === 404 ? "forgotten" : "noAnswer"));
    return;
  }
  const detail = await answer.json();
  if (item.querySelector(".details")) return;
  item.querySelector(".body").append(panel(detail));
  toggle.setAttribute("aria-expanded", "true");
}

function panel(d) {
  return el("section", { class: "details", "aria-label": t("rawOf", { id: d.id }) }, line(d), facts(d), headers(d), body(d));
}

function line(d) {
  const path = el("code", { class: "path", dir: "ltr", text: visible(mask(d.path)) });
  let isMasked = true;
  const reveal = button(null, t("show"), () => {
    isMasked = !isMasked;
    path.textContent = visible(isMasked ? mask(d.path) : d.path);
    reveal.firstChild.textContent = t(isMasked ? "show" : "hide");
  }, { className: "tiny" });
  return el("p", { class: "request-line" }, el("strong", { text: d.method }), path, mask(d.path) === d.path ? null : reveal);
}

function facts(d) {
  const share = Math.min(1, d.bodyBytes / d.bodyLimit);
  const fill = el("span", { class: share >= 1 ? "fill over" : share > 0.9 ? "fill near" : "fill" });
  fill.style.setProperty("--share", String(share));
  const size = t("bytesOf", { count: number(d.bodyBytes), limit: number(d.bodyLimit) });
  const rows = [
    [t("size"), [el("span", { text: size }), el("span", { class: "bar", role: "meter", "aria-label": t("size"), "aria-valuemin": 0, "aria-valuemax": d.bodyLimit, "aria-valuenow": Math.min(d.bodyBytes, d.bodyLimit), "aria-valuetext": size }, fill)]],
    [t("signature"), [el("span", { class: `verdict ${d.signature}`, text: t(`signature_${d.signature}`) }), d.signatureFault ? el("span", { class: "muted", text: advice(d.signatureFault) ?? d.signatureFault }) : null]],
    [t("skew"), [el("span", { text: d.skewSeconds === undefined ? t("noTimestamp") : t(d.skewSeconds > 0 ? "ahead" : "behind", { seconds: number(Math.abs(d.skewSeconds)) }) })]],
  ];
  return el("dl", { class: "facts" }, rows.map(([name, values]) => [el("dt", { text: name }), el("dd", {}, values)]));
}

function headers(d) {
  const rows = Object.entries(d.headers).map(([name, value]) =>
    el("tr", {}, el("th", { scope: "row", text: visible(name) }), el("td", { dir: "ltr", text: SECRET_HEADER.test(name) ? HIDDEN : visible(value) })));
  return el("details", { class: "headers" }, el("summary", { text: t("headers", { count: rows.length }) }), el("table", {}, el("tbody", {}, rows)));
}

function body(d) {
  const formatted = pretty(d.body);
  const pre = el("pre", { class: "raw-body", dir: "ltr", tabindex: "0", "aria-label": t("body") });
  const show = (isPretty) => {
    pre.textContent = visible(isPretty ? formatted : d.body);
  };
  let isPretty = formatted !== null;
  show(isPretty);
  const toggle = formatted === null ? null : button(null, t("asReceived"), () => {
    isPretty = !isPretty;
    show(isPretty);
    toggle.firstChild.textContent = t(isPretty ? "asReceived" : "formatted");
  }, { className: "tiny" });
  return el("div", { class: "body-view" },
    el("p", { class: "body-head" }, el("strong", { text: t("body") }), toggle, button("copy", t("copy"), () => copy(d.body), { className: "tiny" })),
    d.body === "" ? el("p", { class: "muted", text: t("noBody") }) : pre);
}
