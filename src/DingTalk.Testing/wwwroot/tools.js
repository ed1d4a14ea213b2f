import { byId, button, el, icon } from "./dom.js";
import { t } from "./language.js";
import { call, copy, say } from "./feedback.js";

const KINDS = ["throttle", "delay", "hang", "httpStatus", "html", "x5", "reset", "refuse", "empty", "notJson", "stringErrcode", "huge"];
const FIELDS = {
  delay: [["milliseconds", "milliseconds", "number", "3000"]],
  httpStatus: [["status", "statusCode", "number", "500"]],
  refuse: [["errcode", "errcode", "number", "-1"], ["errmsg", "errmsg", "text", ""]],
  huge: [["bytes", "sizeInBytes", "number", "10000000"]],
};
const ALWAYS_AFTER = new Set(["throttle", "stringErrcode"]);

const field = (label, input) => el("label", { class: "field" }, el("span", { text: label }), input);

let drawnRobots = "";
let drawnFaults = "";

/** Draws the panel once for a language; what changes is filled in by `showTools`. */
export function drawTools(onClose) {
  drawnRobots = drawnFaults = "";
  byId("tools").replaceChildren(
    el("div", { class: "tools-head" }, el("h2", { text: t("tools") }), button("close", t("close"), onClose, { iconOnly: true })),
    faultsSection(), clockSection(), robotsSection(), picturesSection(), messagesSection());
}

export function showTools(state) {
  const faults = JSON.stringify([state.faults, state.held]);
  if (faults !== drawnFaults) {
    drawnFaults = faults;
    byId("active-faults").replaceChildren(...(state.faults.length > 0 ? state.faults.map(active) : [el("li", { class: "muted", text: t("noFaults") })]));
    byId("all-off").hidden = state.faults.length < 2;
  }
  const robots = JSON.stringify(state.robots.map((r) => [r.name, r.token, r.signed, r.keywords]));
  if (robots !== drawnRobots) {
    drawnRobots = robots;
    byId("robot-list").replaceChildren(...state.robots.map(robotEntry));
  }
}

function faultsSection() {
  const kind = el("select", { id: "fault-kind" }, KINDS.map((name) => el("option", { value: name, text: t(`fault_${name}`) })));
  const extra = el("div", { class: "fields" });
  const times = el("input", { type: "number", min: "1", value: "1", id: "fault-times" });
  const forever = el("input", { type: "checkbox", id: "fault-forever" });
  const after = el("input", { type: "checkbox", id: "fault-after" });
  const afterRow = el("label", { class: "check" }, after, el("span", { text: t("after") }));
  const arrange = () => {
    extra.replaceChildren(...(FIELDS[kind.value] ?? []).map(([name, label, type, value]) => field(t(label), el("input", { type, name, value, step: type === "number" ? "1" : null }))));
    afterRow.hidden = ALWAYS_AFTER.has(kind.value);
  };
  kind.addEventListener("change", arrange);
  forever.addEventListener("change", () => { times.disabled = forever.checked; });
  arrange();
  const form = el("form", { class: "form", id: "fault-form", submit: async (event) => {
    event.preventDefault();
    const fault = { kind: kind.value, times: forever.checked ? 0 : Number(times.value) || 1 };
    if (!afterRow.hidden && after.checked) fault.afterAccepting = true;
    for (const input of extra.querySelectorAll("input")) {
      if (input.value !== "") fault[input.name] = input.type === "number" ? Number(input.value) : input.value;
    }
    await call("POST", "/api/faults", fault);
  } },
    field(t("fault"), kind), extra,
    el("div", { class: "fields" }, field(t("times"), times), el("label", { class: "check" }, forever, el("span", { text: t("untilOff") }))),
    afterRow,
    el("button", { type: "submit", class: "primary", text: t("switchOn") }));
  return el("section", {}, el("h3", {}, icon("bolt"), el("span", { text: t("faults") })), el("p", { class: "muted", text: t("faultsIntro") }), form,
    el("h4", { text: t("active") }), el("ul", { class: "active", id: "active-faults" }),
    el("button", { type: "button", class: "quiet", id: "all-off", hidden: true, text: t("allOff"), click: () => call("DELETE", "/api/faults") }));
}

function active(fault) {
  const name = (Object.hasOwn(FIELDS, fault.kind) || KINDS.includes(fault.kind) ? t(`fault_${fault.kind}`) : fault.kind) + (fault.detail ? ` ${fault.detail}` : "");
  const notes = [fault.left === undefined ? t("untilSwitchedOff") : fault.left > 0 ? t("left", { count: fault.left }) : null, fault.after ? t("afterShort") : null, fault.held > 0 ? t("held", { count: fault.held }) : null];
  return el("li", {}, el("span", {}, el("strong", { text: name }), el("small", { text: notes.filter(Boolean).join(" · ") })),
    button("close", t("switchOff", { what: name }), () => call("DELETE", `/api/faults/${fault.id}`), { iconOnly: true }));
}

function clockSection() {
  const advance = (seconds) => call("POST", "/api/clock/advance", { seconds });
  return el("section", {}, el("h3", {}, icon("clock"), el("span", { text: t("clock") })), el("p", { class: "muted", text: t("clockIntro") }),
    el("div", { class: "buttons-row" }, button(null, t("advanceOne"), () => advance(60)), button(null, t("advanceTen"), () => advance(600))));
}

function robotsSection() {
  const name = el("input", { type: "text", maxlength: "50", autocomplete: "off", id: "robot-name" });
  const secret = el("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const keywords = el("input", { type: "text", autocomplete: "off" });
  const form = el("form", { class: "form", id: "robot-form", submit: async (event) => {
    event.preventDefault();
    const robot = { keywords: keywords.value.split(/[,，]/).map((word) => word.trim()).filter(Boolean) };
    if (name.value.trim()) robot.name = name.value.trim();
    if (secret.value.trim()) robot.secret = secret.value.trim();
    if (await call("POST", "/api/robots", robot)) form.reset();
  } }, field(t("name"), name), field(t("secret"), secret), field(t("keywords"), keywords), el("button", { type: "submit", class: "primary", text: t("add") }));
  return el("section", {}, el("h3", {}, icon("robot"), el("span", { text: t("robots") })), el("ul", { class: "robots", id: "robot-list" }),
    el("details", {}, el("summary", { text: t("addRobot") }), form));
}

function robotEntry(robot) {
  const notes = [robot.signed ? t("signed") : null, ...robot.keywords.map((word) => t("keyword", { word }))].filter(Boolean).join(" · ");
  return el("li", {}, el("span", {}, el("strong", { dir: "auto", text: robot.name }), el("small", { dir: "auto", text: [`${robot.token.slice(0, 6)}…`, notes].filter(Boolean).join(" · ") })),
    button("copy", `${t("copyWebhook")}: ${robot.name}`, () => copy(robot.webhook), { iconOnly: true }));
}

function picturesSection() {
  const allowed = document.documentElement.dataset.images === "yes";
  return el("section", {}, el("h3", {}, icon("image"), el("span", { text: t("pictures") })), el("p", { class: "muted", text: t(allowed ? "picturesOn" : "picturesOff") }),
    el("a", { class: "quiet", id: "pictures", href: allowed ? "/" : "/?images=1", text: t(allowed ? "forbidPictures" : "allowPictures") }));
}

function messagesSection() {
  return el("section", {}, el("h3", {}, icon("file"), el("span", { text: t("messages") })), el("div", { class: "buttons-row" },
    el("a", { class: "quiet", id: "export", href: "/api/messages", download: "dingtalk-messages.json" }, icon("download"), el("span", { text: t("export") })),
    clearButton()));
}

// Asked twice, in place: no dialog box stops the page.
function clearButton() {
  let sure = 0;
  const clear = button("trash", t("clear"), async () => {
    const words = clear.querySelector("span");
    if (Date.now() - sure > 4000) {
      sure = Date.now();
      words.textContent = t("clearSure");
      say(t("clearSure"));
      return;
    }
    sure = 0;
    words.textContent = t("clear");
    await call("DELETE", "/api/messages");
  });
  clear.id = "clear";
  return clear;
}
