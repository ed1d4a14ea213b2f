/**
 * What the server tells, as it happens. The filter goes with the question: the server sends what passes it, so that the page
 * needs to know nothing that it does not show.
 */
export class Feed {
  #source = null;
  #retry = 0;

  constructor(on) {
    this.on = on;
  }

  open(filter) {
    this.#source?.close();
    clearTimeout(this.#retry);
    const source = new EventSource(`/page/events?${query(filter)}`);
    this.#source = source;
    const listen = (name, tell) => source.addEventListener(name, (event) => this.#source === source && tell(JSON.parse(event.data)));
    listen("hello", (hello) => this.on.hello(hello));
    listen("messages", (messages) => this.on.messages(messages));
    listen("state", (state) => this.on.state(state));
    source.addEventListener("open", () => this.#source === source && this.on.connected());
    source.addEventListener("error", () => {
      if (this.#source !== source) return;
      this.on.lost();
      // The browser tries again by itself, unless the answer was none that it can read.
      if (source.readyState === EventSource.CLOSED) this.#retry = setTimeout(() => this.open(filter), 2000);
    });
  }

  async before(id, filter) {
    const answer = await fetch(`/page/messages?before=${id}&${query(filter)}`);
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  }
}

function query(filter) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value) parameters.set(name, value);
  }
  return parameters.toString();
}
