import type { SentBoard, ShownBoard, ShownHour } from './shown-board';

/** What is sent instead of a board when other drives run now than the page shows. */
type Sent = SentBoard | { key: ''; board: null };

const QUIET_MS = 20_000;
const POLL_MS = 2_000;
/** After so many questions the page tries to listen again. */
const POLLS = 15;
const GONE = [401, 403, 404, 410];

const all = (selector: string, within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>(selector)];
const show = (name: string, shown: boolean) => all(`[data-${name}]`).forEach((one) => (one.hidden = !shown));
const write = (element: Element, text: string) => {
	if (element.textContent !== text) element.textContent = text;
};
const widen = (element: Element | null, share: number) => element?.setAttribute('width', `${share.toFixed(1)}%`);

/** The rows of the hours, as many as there are; the first is the pattern of all and is hidden where there is none. */
function fillHours(part: Element, hours: readonly ShownHour[]): void {
	const rows = all('[data-hour]', part);
	const first = rows[0];
	if (!first) return;
	while (rows.length < hours.length) {
		const row = first.cloneNode(true) as HTMLElement;
		rows.at(-1)?.after(row);
		rows.push(row);
	}
	rows.forEach((row, i) => {
		const hour = hours[i];
		row.hidden = !hour;
		if (!hour) return;
		const cells = row.querySelectorAll('th, [data-n]');
		[hour.hour, hour.came, hour.units].forEach((text, at) => cells[at] && write(cells[at], text));
		widen(row.querySelector('[data-came]'), hour.cameShare);
		widen(row.querySelector('[data-units]'), hour.unitsShare);
	});
	for (const none of all('[data-no-hours]', part)) none.hidden = hours.length > 0;
}

function fill(key: string, { at, fields, share, hours }: ShownBoard): void {
	for (const part of all(`[data-board="${key}"]`)) {
		for (const [name, text] of Object.entries(fields))
			for (const figure of all(`[data-figure="${name}"]`, part)) write(figure, text);
		widen(part.querySelector('[data-share]'), share);
		fillHours(part, hours);
	}
	for (const time of all('[data-at]')) write(time, at);
}

/** An open page that follows its desks: it listens, and where it cannot, it asks. */
class Page {
	#source: EventSource | undefined;
	#heardAt = Date.now();
	#polls = 0;
	#over = false;

	constructor(private readonly address: string) {
		// A line that was cut without a word, and a proxy that keeps everything back, are noticed by their silence alone.
		setInterval(() => {
			if (this.#source && Date.now() - this.#heardAt > QUIET_MS) this.#askInstead();
		}, 5_000);
	}

	listen(): void {
		if (!('EventSource' in window)) return void this.#poll();
		this.#heardAt = Date.now();
		const source = new EventSource(this.address);
		this.#source = source;
		source.onmessage = ({ data }) => this.#hear([JSON.parse(data)]);
		source.addEventListener('over', () => this.#end());
		source.onerror = () => {
			show('cut', true);
			if (source.readyState === EventSource.CLOSED) this.#askInstead();
		};
	}

	#hear(sent: readonly Sent[]): void {
		this.#heardAt = Date.now();
		show('cut', false);
		for (const { key, board } of sent) {
			if (board) fill(key, board);
			else show('changed', true);
		}
	}

	#end(): void {
		this.#over = true;
		this.#source?.close();
		this.#source = undefined;
		show('cut', false);
		show('over', true);
	}

	#askInstead(): void {
		this.#source?.close();
		this.#source = undefined;
		this.#polls = 0;
		void this.#poll();
	}

	async #poll(): Promise<void> {
		try {
			await this.#ask();
		} catch {
			show('cut', true);
		}
		this.#polls += 1;
		if (!this.#over) setTimeout(() => this.#next(), POLL_MS);
	}

	#next(): void {
		if (this.#polls % POLLS === 0) this.listen();
		else void this.#poll();
	}

	async #ask(): Promise<void> {
		const headers = { 'x-poll': '1', accept: 'application/json' };
		const answer = await fetch(this.address, { headers, cache: 'no-store' });
		if (GONE.includes(answer.status)) this.#end();
		else if (answer.ok) this.#hear(await answer.json());
		else show('cut', true);
	}
}

const address = document.querySelector<HTMLElement>('[data-live]')?.dataset.live;
if (address) new Page(address).listen();
