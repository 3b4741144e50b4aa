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

function begin(address: string): void {
	let source: EventSource | undefined;
	let heardAt = Date.now();
	let polls = 0;
	let over = false;

	const hear = (sent: readonly Sent[]) => {
		heardAt = Date.now();
		show('cut', false);
		for (const { key, board } of sent) {
			if (board) fill(key, board);
			else show('changed', true);
		}
	};
	const end = () => {
		over = true;
		source?.close();
		show('cut', false);
		show('over', true);
	};
	const listen = () => {
		if (!('EventSource' in window)) return poll();
		heardAt = Date.now();
		source = new EventSource(address);
		source.onmessage = ({ data }) => hear([JSON.parse(data)]);
		source.addEventListener('over', end);
		source.onerror = () => {
			show('cut', true);
			if (source?.readyState === EventSource.CLOSED) fallBack();
		};
	};
	const fallBack = () => {
		source?.close();
		source = undefined;
		polls = 0;
		void poll();
	};
	async function poll(): Promise<void> {
		try {
			const answer = await fetch(address, {
				headers: { 'x-poll': '1', accept: 'application/json' },
				cache: 'no-store'
			});
			if (GONE.includes(answer.status)) return end();
			if (answer.ok) hear(await answer.json());
			else show('cut', true);
		} catch {
			show('cut', true);
		}
		polls += 1;
		if (!over) setTimeout(polls % POLLS === 0 ? listen : poll, POLL_MS);
	}
	// A line that was cut without a word, and a proxy that keeps everything back, are noticed by their silence alone.
	setInterval(() => {
		if (source && Date.now() - heardAt > QUIET_MS) fallBack();
	}, 5_000);
	listen();
}

const address = document.querySelector<HTMLElement>('[data-live]')?.dataset.live;
if (address) begin(address);
