import { byId, button, icon, el } from "./dom.js";
import { language, setLanguage, t } from "./language.js";
import { Feed } from "./feed.js";
import { Stream } from "./stream.js";
import { Finder } from "./finder.js";
import { nameRobots } from "./messages.js";
import { draw as drawGauges, showGauges } from "./gauges.js";
import { roomName, showRooms } from "./rooms.js";
import { drawTools, showTools } from "./tools.js";
import { hideWelcome, showWelcome } from "./welcome.js";
import { listen, showHelp } from "./keys.js";
import { say } from "./feedback.js";

let state = null;
let room = "home";
let isBusy = false;
const seen = new Map();

const stream = new Stream(older, reopen);
const finder = new Finder(reopen);
const feed = new Feed({ hello, messages, state: gauges, connected, lost });

const filter = () => ({ ...finder.filter, conversation: room });

function hello({ state: fresh, page }) {
  // The server knows its own group by this name too; from here on it has its real one.
  if (room === "home") room = fresh.home;
  gauges(fresh);
  stream.replace(page.messages);
  byId("older").hidden = !page.more;
  finder.found(page.matching);
  connected();
  arrange();
}

function messages(fresh) {
  stream.add(fresh);
  arrange();
}

function gauges(fresh) {
  state = fresh;
  nameRobots(fresh.robots);
  if (!fresh.conversations.some((r) => r.key === room)) leave();
  seen.set(room, fresh.conversations.find((r) => r.key === room)?.count ?? 0);
  showGauges(fresh);
  showRooms(fresh, room, seen, choose);
  showTools(fresh);
  finder.showRobots(fresh.robots);
  arrange();
}

// After a clearing a conversation may be gone.
function leave() {
  if (room !== state.home) choose(state.home);
}

function arrange() {
  byId("room-title").textContent = roomName(room, state.home);
  document.title = `${t("brand")} · ${roomName(room, state.home)}`;
  if (stream.size > 0) hideWelcome();
  else if (finder.isActive) nothing();
  else showWelcome(state.robots[0]);
}

function nothing() {
  const place = byId("welcome");
  place.hidden = false;
  place.replaceChildren(el("p", { class: "lead", text: t("noMatch") }), button("close", t("resetFilter"), () => finder.reset()));
}

function choose(key) {
  room = key;
  closeSide();
  reopen();
}

function reopen() {
  feed.open(filter());
}

async function older() {
  if (isBusy || stream.oldest === undefined) return;
  isBusy = true;
  try {
    const page = await feed.before(stream.oldest, filter());
    stream.prepend(page.messages);
    byId("older").hidden = !page.more;
  } catch {
    say(t("noAnswer"));
  } finally {
    isBusy = false;
  }
}

function connected() {
  byId("lost").hidden = true;
  byId("link-state").className = "link-state is-live";
  byId("link-state").textContent = t("connected");
}

function lost() {
  byId("lost").hidden = false;
  byId("lost").textContent = t("lost");
  byId("link-state").className = "link-state is-lost";
  byId("link-state").textContent = t("disconnected");
}

function drawTargets() {
  byId("targets").replaceChildren(...["desktop", "phone"].map((name) => {
    const choice = button(name, t(name), () => setTarget(name), { className: "segment" });
    choice.setAttribute("aria-pressed", String(stream.target === name));
    return choice;
  }));
}

function setTarget(name) {
  stream.target = name;
  byId("app").classList.toggle("as-phone", name === "phone");
  drawTargets();
  stream.redraw();
}

const isNarrow = () => matchMedia("(max-width: 900px)").matches;

function openTools(open) {
  byId("tools").hidden = !open;
  byId("open-tools").setAttribute("aria-expanded", String(open));
  shade();
  if (open && isNarrow()) byId("tools").querySelector("button").focus();
  else if (!open && byId("tools").contains(document.activeElement)) byId("open-tools").focus();
}

function openSide(open) {
  byId("side").classList.toggle("is-open", open);
  shade();
  if (open) byId("rooms").querySelector("button")?.focus();
}

const closeSide = () => openSide(false);

function shade() {
  byId("shade").hidden = !(isNarrow() && (!byId("tools").hidden || byId("side").classList.contains("is-open")));
}

function equip(id, name, words) {
  const control = byId(id);
  control.replaceChildren(icon(name));
  control.setAttribute("aria-label", words);
  control.title = words;
}

/** Everything that is written in the page's language. */
function speak() {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  for (const place of document.querySelectorAll("[data-t]")) place.textContent = t(place.dataset.t);
  for (const place of document.querySelectorAll("[data-t-label]")) place.setAttribute("aria-label", t(place.dataset.tLabel));
  equip("open-side", "menu", t("openSide"));
  equip("open-search", "search", t("openSearch"));
  equip("open-tools", "bolt", t("openTools"));
  byId("language").replaceChildren(icon("globe"), el("span", { lang: language() === "zh" ? "en" : "zh-CN", text: language() === "zh" ? "English" : "中文" }));
  byId("open-help").replaceChildren(icon("help"), el("span", { text: t("help") }));
  drawTargets();
  drawTools(() => openTools(false));
  finder.draw();
  if (!state) {
    byId("link-state").textContent = t("connecting");
    return;
  }
  gauges(state);
  drawGauges();
  stream.redraw();
  if (byId("lost").hidden) connected();
  else lost();
}

byId("language").addEventListener("click", () => {
  setLanguage(language() === "zh" ? "en" : "zh");
  speak();
});
byId("open-help").addEventListener("click", showHelp);
byId("open-tools").addEventListener("click", () => openTools(byId("tools").hidden));
byId("open-side").addEventListener("click", () => openSide(true));
byId("open-search").addEventListener("click", () => finder.isShown ? finder.hide() : finder.show());
byId("shade").addEventListener("click", () => {
  openTools(false);
  closeSide();
});

listen({
  next: () => stream.step(1),
  previous: () => stream.step(-1),
  raw: () => stream.current?.querySelector(".raw-toggle")?.click(),
  fold: () => stream.current?.querySelector(".fold")?.click(),
  search: () => finder.show(),
  target: () => setTarget(stream.target === "phone" ? "desktop" : "phone"),
  tools: () => openTools(byId("tools").hidden),
  end: () => stream.toEnd(),
  escape: () => {
    if (byId("side").classList.contains("is-open")) closeSide();
    else if (finder.isShown) {
      finder.hide();
      byId("stream").focus();
    } else if (!byId("tools").hidden) openTools(false);
  },
});

speak();
reopen();
