import { byId, el } from "./dom.js";
import { t, number, duration } from "./language.js";

let state = null;
let behind = 0;

/** The group's clock, from this machine's. */
export const now = () => Date.now() + behind;

export function showGauges(fresh) {
  state = fresh;
  behind = Date.parse(fresh.now) - Date.now();
  draw();
}

function gauge(name, key, words, share, tone = "") {
  const fill = el("span", { class: `fill ${tone}` });
  if (share !== null) fill.style.setProperty("--share", String(Math.min(1, share)));
  return el("div", { class: `gauge ${tone}`, "data-gauge": key },
    el("span", { class: "gauge-name", text: name }), el("span", { class: "gauge-value", text: words }),
    share === null ? null : el("span", { class: "bar", "aria-hidden": "true" }, fill));
}

const tone = (share) => share >= 1 ? "over" : share >= 0.75 ? "near" : "";

// The fullest robot, and the one that is closed for longest: with one robot, it.
export function draw() {
  if (!state) return;
  const busiest = state.robots.reduce((a, b) => !a || b.taken / b.perMinute > a.taken / a.perMinute ? b : a, null);
  const minute = busiest ? busiest.taken / busiest.perMinute : 0;
  const month = state.monthlyQuota === undefined ? null : state.monthTaken / Math.max(1, state.monthlyQuota);
  const left = Math.max(0, ...state.robots.map((robot) => robot.closedUntil ? (Date.parse(robot.closedUntil) - now()) / 1000 : 0));
  byId("gauges").replaceChildren(
    gauge(t("minute"), "minute", t("of", { taken: busiest?.taken ?? 0, limit: busiest?.perMinute ?? state.perMinute }), minute, tone(minute)),
    gauge(t("penalty"), "penalty", left > 0 ? duration(left) : t("noPenalty"), null, left > 0 ? "over" : ""),
    gauge(t("month"), "month", month === null ? t("noQuota", { taken: number(state.monthTaken) }) : t("of", { taken: number(state.monthTaken), limit: number(state.monthlyQuota) }), month, month === null ? "" : tone(month)),
    gauge(t("accepted"), "accepted", number(state.delivered), null),
    gauge(t("refusedCount"), "refused", number(state.refused), null, state.refused > 0 ? "some" : ""));
}

setInterval(() => state?.robots.some((robot) => robot.closedUntil) && draw(), 1000);
