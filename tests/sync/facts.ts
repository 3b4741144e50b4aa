import { setTimeout as pause } from 'node:timers/promises';
import { onConnection } from '../../src/lib/server/db/own-connection';
import type { Report } from '../faults/report';
import { w, type Phone } from './phone';
import { wrongIn, type Kind } from './verdict';

/** What a day needs to be judged: the database, the pages, the drive and its phones. */
export type Judged = { url: string; baseUrl: string; cookie: string; driveId: string; phones: Phone[] };

const TITLES: Record<Kind, string> = {
	key: 'a key says the same whenever it is sent',
	lost: 'nothing that was done is lost',
	twice: 'every operation is stored exactly once',
	order: 'everything went in the order in which it was done',
	hidden: 'whatever could not be recorded waits to be looked at',
	state: 'everybody stands where the reference model says, with the bag that was given'
};

const DRAINED_WITHIN_MS = 180_000;

/** Waits until nothing waits on any phone, on lines as bad as before. */
export async function checkDrained(report: Report, phones: Phone[]): Promise<void> {
	const drained = await Promise.all(phones.map((phone) => phone.drain(DRAINED_WITHIN_MS)));
	const told = phones.map(({ line: { met, again } }) => `${met.lost}/${sum(met)} lost, ${again} operations sent again`);
	report.fact('every phone is told in the end that everything was taken', drained.every(Boolean), told.join('; '));
}

const sum = (of: Record<string, number>) => Object.values(of).reduce((total, one) => total + one, 0);

/** One fact for each kind of wrong; the first of each is told. */
export async function checkStored(report: Report, { url, driveId, phones }: Judged): Promise<void> {
	const wrong = await wrongIn(url, driveId, phones);
	const done = phones.reduce((total, phone) => total + phone.done.length, 0);
	for (const [kind, title] of Object.entries(TITLES)) {
		const these = wrong.filter((one) => one.kind === kind);
		report.fact(
			title,
			these.length === 0,
			these.length === 0
				? `${done} acts`
				: `${these.length}: ${these
						.slice(0, 3)
						.map(({ what }) => what)
						.join('; ')}`
		);
	}
}

/** Every doubt of the drive is on the pages of what needs a look. */
export async function checkLooks(report: Report, { url, baseUrl, cookie, driveId }: Judged): Promise<void> {
	const doubts = await onConnection(url, async (client) => {
		const open =
			'select id, doubt from drive_operations where drive_id = $1 and doubt is not null and settled_at is null order by received_at, id';
		return (await client.query<{ id: string; doubt: string }>(open, [driveId])).rows;
	});
	let unseen = 0;
	for (let from = 0; from < doubts.length; from += 20) {
		const after = from === 0 ? '' : `?after=${doubts[from - 1]?.id}`;
		const answer = await fetch(`${baseUrl}/drives/${driveId}/looks${after}`, {
			headers: { cookie, accept: 'text/html' }
		});
		const html = await answer.text();
		unseen += doubts.slice(from, from + 20).filter(({ id }) => !html.includes(id)).length;
	}
	const kinds = [...new Set(doubts.map(({ doubt }) => doubt))].map(
		(kind) => `${doubts.filter(({ doubt }) => doubt === kind).length} ${kind}`
	);
	report.fact('every doubt is on the page of what needs a look', unseen === 0, kinds.join(', ') || 'no doubts');
}

/** With a good line again, every phone shows everybody as the server has them. */
export async function checkShown(report: Report, { url, driveId, phones }: Judged): Promise<void> {
	for (const { line } of phones) line.rough = line.away = false;
	const people = await onConnection(url, async (client) => {
		const standing =
			'select d.full_name as name, r.state from registrations r join donors d on d.id = r.donor_id where r.drive_id = $1';
		return (await client.query<{ name: string; state: string }>(standing, [driveId])).rows;
	});
	const other = await Promise.all(phones.map((phone) => otherAt(phone, people)));
	report.fact(
		'every phone shows everybody as the server has them',
		other.flat().length === 0,
		other.flat().slice(0, 3).join('; ')
	);
}

const SHOWN_WITHIN_MS = 20_000;

async function otherAt(phone: Phone, people: { name: string; state: string }[]): Promise<string[]> {
	const end = Date.now() + SHOWN_WITHIN_MS;
	for (;;) {
		await phone.strip();
		const shown = await phone.shown(people.map(({ name }) => name));
		const other = people.flatMap(({ name, state }, at) =>
			shown[at]?.includes(w(`registration_state_${state}` as 'registration_state_arrived'))
				? []
				: [`${name} is ${state}, shown: ${shown[at]}`]
		);
		if (other.length === 0 || Date.now() > end) return other;
		await pause(200);
	}
}
