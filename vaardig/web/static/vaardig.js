// Improves the pages; every one of them works without this file. Nothing is kept and nothing leaves this machine.
"use strict";
document.documentElement.classList.add("js");

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// A page that is being made: look again until it is there.
async function lookAgain(place) {
  for (;;) {
    await wait(2000);
    const answer = await fetch(location.href).catch(() => null);
    if (answer === null) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector("[data-wacht]") !== null) continue;
    place.closest("main").replaceChildren(...page.querySelector("main").childNodes);
    document.title = page.title;
    return;
  }
}
document.querySelectorAll("[data-wacht]").forEach(lookAgain);

// Type-ahead: a combobox as in the ARIA Authoring Practices. What is typed goes by POST, never into an address.
class Suggestions {
  constructor(input) {
    this.input = input;
    this.items = [];
    this.active = -1;
    this.asked = 0;
    this.list = document.createElement("ul");
    this.list.className = "lijstje";
    this.list.id = `${input.id}-lijst`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Voorstellen");
    this.list.hidden = true;
    this.said = document.createElement("p");
    this.said.className = "verborgen";
    this.said.setAttribute("role", "status");
    input.after(this.list, this.said);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  async ask() {
    const typed = this.input.value.trim();
    const number = ++this.asked;
    if (typed.length < 2) return this.close();
    await wait(120);
    if (number !== this.asked) return;
    const body = new URLSearchParams({ q: typed });
    const answer = await fetch(this.input.dataset.voorstel, { method: "POST", body }).catch(() => null);
    if (answer === null || !answer.ok || number !== this.asked) return;
    const { items } = await answer.json();
    // Nothing is left to choose when the only proposal stands there already.
    this.show(items.length === 1 && items[0] === typed ? [] : items);
  }

  show(items) {
    this.items = items;
    this.active = -1;
    this.list.replaceChildren(...items.map((text, index) => {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = text;
      item.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(index); });
      return item;
    }));
    this.list.hidden = items.length === 0;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.said.textContent = items.length === 0 ? "Geen voorstellen" : `${items.length} voorstellen, kies met de pijltjes`;
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.move((this.active + step + this.items.length) % this.items.length);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  move(index) {
    this.active = index;
    [...this.list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === index));
      if (place === index) item.scrollIntoView({ block: "nearest" });
    });
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
  }

  take(index) {
    this.input.value = this.items[index];
    this.close();
  }

  close() {
    this.asked += 1;
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
document.querySelectorAll("input[data-voorstel]").forEach((input) => new Suggestions(input));

// Live re-check: after a pause in typing the remarks are made anew; the form itself keeps working as it is.
function recheck(form, result) {
  let number = 0;
  const text = form.querySelector("textarea");
  const look = async () => {
    const mine = ++number;
    await wait(900);
    if (mine !== number || text.value.trim() === "") return;
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (answer === null || !answer.ok || mine !== number) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("uitkomst");
    if (fresh === null) return;
    result.replaceChildren(...fresh.childNodes);
    document.getElementById("stand").textContent = "De opmerkingen zijn vernieuwd.";
  };
  form.addEventListener("input", look);
}
const outcome = document.getElementById("uitkomst");
if (outcome !== null) recheck(document.getElementById("vacature"), outcome);

// A part that takes seconds: asked for at once, put in its place when it is there.
async function fillLater(form) {
  const body = new FormData(form);
  body.append("naar", "resultaat");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(body) }).catch(() => null);
  if (answer === null || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = document.querySelector(form.dataset.later);
  const fresh = page.querySelector(form.dataset.later);
  if (fresh === null || fresh.children.length === 0) return;
  place.replaceChildren(...fresh.childNodes);
  form.remove();
}
document.querySelectorAll("form[data-later]").forEach(fillLater);
