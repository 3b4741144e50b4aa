import { v7 } from 'uuid';
import { operationForm, type Operation } from '../operation';
import { ofPerson, withAnswers } from '../answered';
import { byPerson, personAfter, stoodAs, walkedIn, type TakenBack } from '../person-after';
import type { DeskPerson, DeskRoster } from '../roster';
import type { NotKept, NotReached, Said } from '../said';
import type { Answered } from '../sending';
import { askRoster, send, type Reached } from './exchange';
import { forgetEverything } from './forget';
import { keepRoster, keptRoster, withNews, type KeptRoster } from './kept-roster';
import { lostHere, lostIsKnown } from './lost';
import { dequeue, enqueue, markRefused, waiting, type Waiting } from './queue';
import { deviceId, openStore, type DeskStore } from './store';
import { tellUnsent } from './unsent';
import { isOfAnother, nowHere, takeOver, whoWasHere } from './whose';

/** How often the server is asked for news, in milliseconds. */
const EVERY_MS = 10_000;

const moment = () => new Date(Date.now()).toISOString();

const channel = () => new BroadcastChannel('giot-hong-desk');

/**
 * The desk of one drive on this device. Every act is kept here first and shown at once; it is sent whenever the server can be reached, by one tab at
 * a time, in the order in which it was done.
 */
export class Desk {
	roster = $state<DeskRoster | null>(null);
	kept = $state<KeptRoster['kept'] | null>(null);
	queue = $state<Waiting[]>([]);
	/** Operations of this device that the server took since the page was opened. */
	sent = $state(0);
	/** The last contact with the server, in milliseconds; null before the first. */
	contactAt = $state<number | null>(null);
	notReached = $state<NotReached | null>(null);
	sending = $state(false);
	/** Acts that were lost with what the browser threw away. */
	lost = $state(0);
	/** What the device cannot keep: the list of people, or anything at all. */
	keepsNot = $state<'list' | 'anything' | null>(null);
	last = $state<{ person: DeskPerson; operation: Operation } | null>(null);

	/** Everybody, as they stand after what was done here. */
	people = $derived.by(() => this.#standing());
	unsent = $derived(this.queue.filter(({ refused }) => !refused).length);
	refused = $derived(this.queue.filter(({ refused }) => refused));
	/** Acts of somebody who was signed in here before: they wait for that person. */
	ofOthers = $derived.by(() => this.queue.filter((one) => isOfAnother(one, this.#by)).length);

	#store: DeskStore | null = null;
	#device = '';
	#by = $state<string | null>(null);
	#others: BroadcastChannel | null = null;

	constructor(readonly driveId: string) {}

	/** Opens what is kept on the device; then asks the server, if it can be reached. */
	async open(): Promise<void> {
		try {
			const store = await openStore();
			this.lost = await lostHere(store);
			this.#device = await deviceId(store);
			this.#store = store;
		} catch {
			this.keepsNot = 'anything';
			return;
		}
		this.#others = channel();
		this.#others.onmessage = ({ data }) => (data === 'forgotten' ? this.#forgot(true) : this.#reload());
		await this.#reload();
		await this.exchange();
	}

	/** Goes on sending and asking for news, sooner when the network comes back; returns how to stop. */
	run(): () => void {
		const now = () => void this.exchange();
		const timer = setInterval(now, EVERY_MS);
		addEventListener('online', now);
		document.addEventListener('visibilitychange', now);
		return () => {
			clearInterval(timer);
			removeEventListener('online', now);
			document.removeEventListener('visibilitychange', now);
			this.#others?.close();
			this.#store?.close();
		};
	}

	/** Keeps an act on this device and shows it; it is sent when that is possible. */
	async act(person: DeskPerson, said: Said, back?: TakenBack): Promise<NotKept | null> {
		const envelope = { id: v7(), registrationId: person.id, after: person.head, occurredAt: moment() };
		return this.#keep({ ...envelope, ...said }, person, back);
	}

	/** Registers somebody who walked in; from then on they are found on this device like everybody else. */
	async register(typed: Record<string, unknown>): Promise<NotKept | null> {
		const id = v7();
		const envelope = { id, registrationId: id, after: '', occurredAt: moment(), act: 'register' };
		return this.#keep({ ...envelope, ...typed }, null);
	}

	/** Takes the last act at this device back. */
	async undo(): Promise<NotKept | null> {
		if (!this.last) return null;
		const { person, operation } = this.last;
		const now = this.people.find(({ id }) => id === person.id) ?? person;
		const back = { act: operation.act, stood: stoodAs(person) };
		const result = await this.act(now, { act: 'undo', undoes: operation.id }, back);
		if (result === null) this.last = null;
		return result;
	}

	/** Somebody has read how many acts were lost. */
	async know(): Promise<void> {
		this.lost = 0;
		if (this.#store) await lostIsKnown(this.#store);
	}

	/** Makes what others did here the acts of whoever is signed in now; they are sent at once. */
	async takeOver(): Promise<void> {
		if (!this.#store || !this.#by) return;
		await takeOver(this.#store, this.driveId, this.#by);
		await this.#recount(this.#store);
		await this.exchange();
	}

	/** Sends what waits and asks for news. One tab does it at a time; another one finds it done. */
	async exchange(): Promise<void> {
		if (!this.#store) return;
		await navigator.locks.request(`giot-hong-desk ${this.driveId}`, { ifAvailable: true }, async (held) => {
			if (!held) return;
			this.sending = true;
			try {
				if (await this.#sendAll()) await this.#askNews();
			} finally {
				this.sending = false;
			}
		});
	}

	async #keep(typed: unknown, person: DeskPerson | null, back?: TakenBack): Promise<NotKept | null> {
		const read = operationForm.safeParse(typed);
		if (!read.success) return 'not_understood';
		if (!this.#store) return 'device_full';
		try {
			const done = { operation: read.data, ...(back && { back }) };
			await enqueue(this.#store, this.driveId, done, this.#by ?? '');
			await this.#recount(this.#store);
		} catch {
			return 'device_full';
		}
		const shown = person ?? this.people.find(({ id }) => id === read.data.id);
		if (shown && read.data.act !== 'undo') this.last = { person: shown, operation: read.data };
		this.#others?.postMessage('kept');
		void this.exchange();
		return null;
	}

	async #reload(): Promise<void> {
		if (!this.#store) return;
		this.#by = await whoWasHere(this.#store);
		await this.#recount(this.#store);
		const found = await keptRoster(this.#store, this.driveId, Date.now());
		this.roster = found?.roster ?? null;
		this.kept = found?.kept ?? null;
	}

	/** What waits here, and the word to the house that it does. */
	async #recount(store: DeskStore): Promise<void> {
		this.queue = await waiting(store, this.driveId);
		tellUnsent(this.driveId, this.queue.length);
	}

	/** Whether everything that waited went through. */
	async #sendAll(): Promise<boolean> {
		const store = this.#store;
		if (!store) return false;
		for (;;) {
			const all = await waiting(store, this.driveId);
			const queue = all.filter((one) => !one.refused && !isOfAnother(one, this.#by));
			if (queue.length === 0) return true;
			const reached = await send(this.driveId, { deviceId: this.#device, by: this.#by }, queue);
			if (!reached.ok) return this.#missed(reached);
			await this.#confirmed(store, queue, reached.value.answers);
		}
	}

	async #confirmed(store: DeskStore, queue: Waiting[], answers: Answered[]): Promise<void> {
		const answered = (refused: boolean) =>
			queue.filter(({ operation: { id } }) => answers.some((one) => one.id === id && one.refused === refused));
		const done = answered(false);
		if (this.roster) await this.#take(store, withAnswers(this.roster, done, answers));
		await dequeue(
			store,
			done.map(({ number }) => number)
		);
		await markRefused(
			store,
			answered(true).map(({ number }) => number)
		);
		await this.#recount(store);
		this.sent += done.length;
		this.#contact();
		this.#others?.postMessage('sent');
	}

	async #askNews(): Promise<void> {
		if (!this.#store) return;
		const reached = await askRoster(this.driveId, this.roster?.at ?? null);
		if (!reached.ok) {
			if (reached.forget === 'everything') return this.#forgetEverything(this.#store);
			if (reached.forget === 'people') await this.#forget(this.#store);
			return void this.#missed(reached);
		}
		this.#by = reached.value.by;
		await nowHere(this.#store, reached.value.by).catch(() => {});
		await this.#take(this.#store, this.roster ? withNews(this.roster, reached.value) : reached.value);
		this.#contact();
		this.#others?.postMessage('news');
	}

	async #take(store: DeskStore, roster: DeskRoster): Promise<void> {
		this.roster = roster;
		try {
			this.kept = (await keepRoster(store, roster, Date.now())).kept;
			this.keepsNot = null;
		} catch {
			this.keepsNot = 'list';
		}
	}

	/** The right to this desk is lost: the people go at once, what was done here stays until it is taken. */
	async #forget(store: DeskStore): Promise<void> {
		await store.delete('drives', this.driveId);
		this.roster = null;
		this.kept = null;
	}

	/** Asked from afar: nothing of anybody stays but what could not be handed over. */
	async #forgetEverything(store: DeskStore): Promise<void> {
		const whole = await forgetEverything(store, this.#device, this.#by);
		if (!whole) await this.#recount(store);
		this.#forgot(whole);
		if (whole) this.#others?.postMessage('forgotten');
	}

	#forgot(whole: boolean): void {
		if (whole) {
			this.#store = null;
			this.queue = [];
			tellUnsent(this.driveId, 0);
		}
		this.last = null;
		this.roster = null;
		this.kept = null;
		this.notReached = whole ? 'forgotten' : 'kept_sealed';
	}

	#contact(): void {
		this.contactAt = Date.now();
		this.notReached = null;
	}

	/** Whether to go on all the same: where somebody else is signed in by now, the server says who. */
	#missed({ why }: Reached<never, NotReached | 'of_another'> & { ok: false }): boolean {
		if (why === 'of_another') return true;
		this.notReached = why;
		return false;
	}

	#standing(): DeskPerson[] {
		if (!this.roster) return [];
		const done = this.queue.filter(({ refused }) => !refused);
		const of = byPerson(done);
		const most = Math.max(0, ...this.roster.people.map(({ maxVolumeMl }) => maxVolumeMl));
		const walkIns = done.flatMap(({ operation: one }) => (one.act === 'register' ? [walkedIn(one, most)] : []));
		return [...this.roster.people, ...walkIns].map((person) => personAfter(person, ofPerson(of.get(person.id))));
	}
}
