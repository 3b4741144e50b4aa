import { walkInsOf, withAnswers } from '../answered';
import { peopleAfter, type DoneHere, type TakenBack } from '../person-after';
import type { DeskPerson, DeskRoster } from '../roster';
import type { Answered } from '../sending';
import { NO_STEPS, renamed, withStep, type Steps } from '../step';
import { forgetEverything } from './forget';
import { forgetOverdue, forgetPeople, keepRoster, keptRoster, type KeptRoster } from './kept-roster';
import { lostHere, lostIsKnown } from './lost';
import { dequeue, enqueue, markRefused, sendRefusedAgain, waiting, type Waiting } from './queue';
import { keptSteps, renameKept } from './steps';
import { deviceId, openStore, type DeskStore } from './store';
import { tellUnsent } from './unsent';
import { isOfAnother, nowHere, takeOver, whoWasHere } from './whose';

const channel = () => new BroadcastChannel('giot-hong-desk');

/** How long the browser is given to throw away what it does, in milliseconds. */
const REOPENED_MS = 1_000;

/** What this device keeps of one drive: its people, what was done here and waits, and what can be taken back. Tabs tell each other of it. */
export class KeptDesk {
	roster = $state.raw<DeskRoster | null>(null);
	/** When the list was brought, until when it is kept, and how large it is. */
	about = $state.raw<KeptRoster['kept'] | null>(null);
	queue = $state.raw<Waiting[]>([]);
	/** What was done here last with each person, by registration. */
	steps = $state.raw<Steps>(NO_STEPS);
	/** Acts that were lost with what the browser threw away. */
	lost = $state(0);
	/** What the device cannot keep: the list of people, or anything at all. */
	keepsNot = $state<'list' | 'anything' | null>(null);
	/** Whoever was signed in here when the server was reached last. */
	by = $state<string | null>(null);

	/** Everybody, as they stand after what was done here. */
	people: DeskPerson[] = $derived.by(() => (this.roster ? peopleAfter(this.roster, this.#accepted()) : []));
	unsent = $derived(this.queue.filter(({ refused }) => !refused).length);
	/** What the server did not take of whoever is signed in. */
	refused = $derived.by(() => this.queue.filter((one) => one.refused && !isOfAnother(one, this.by)));
	/** Acts of somebody who was signed in here before: they wait for that person. */
	ofOthers = $derived.by(() => this.queue.filter((one) => isOfAnother(one, this.by)).length);

	device = '';
	/** The key under which somebody walked in here, by the name that the server gave them since. */
	#walkIns: Record<string, string> = {};
	#store: DeskStore | null = null;
	#others: BroadcastChannel | null = null;
	#reopening: ReturnType<typeof setTimeout> | undefined;

	/** `emptied` is called once nothing is kept any more: another tab said that this device was asked to forget, or the browser threw it away. */
	constructor(
		readonly driveId: string,
		private readonly emptied: (why: 'forgotten' | 'thrown_away') => void
	) {}

	/** What somebody is called in this page, also while the server gives them another name: what is typed about them stays. */
	keyOf({ id }: DeskPerson): string {
		return this.#walkIns[id] ?? id;
	}

	/** Whether anything can be kept here at the moment. */
	get isOpen(): boolean {
		return this.#store !== null;
	}

	/** Opens what is kept; what the browser throws away meanwhile is opened anew. */
	async open(): Promise<void> {
		try {
			const store = await openStore(() => this.#gone());
			this.lost = await lostHere(store);
			this.device = await deviceId(store);
			await forgetOverdue(store, Date.now());
			this.#store = store;
		} catch {
			this.keepsNot = 'anything';
			return;
		}
		this.#others ??= channel();
		this.#others.onmessage = ({ data }) => (data === 'forgotten' ? this.#toldToForget() : this.#reload());
		await this.#reload();
	}

	/** Lets go of the database and of the other tabs. */
	close(): void {
		clearTimeout(this.#reopening);
		this.#others?.close();
		this.#store?.close();
		this.#store = null;
	}

	/** Keeps an act; throws where there is no room for it. */
	async keep(done: DoneHere, stood?: TakenBack['stood']): Promise<void> {
		if (!this.#store) throw new Error('Nothing can be kept here');
		const { id, act, registrationId } = done.operation;
		await enqueue(this.#store, this.driveId, { ...done, by: this.by ?? '', ...(stood && { stood }) });
		this.steps = withStep(this.steps, registrationId, stood ? { id, act, stood } : null);
		await this.#recount(this.#store);
		this.#others?.postMessage('kept');
	}

	/** What whoever is signed in did here and has still to be sent, as it stands on the device now. */
	async toSend(): Promise<Waiting[]> {
		const all = this.#store ? await waiting(this.#store, this.driveId) : [];
		return all.filter((one) => !one.refused && !isOfAnother(one, this.by));
	}

	/** Lets go of what the server has taken, and marks what it will never take; answers how many it took. */
	async answered(queue: Waiting[], answers: readonly Answered[]): Promise<number> {
		const store = this.#store;
		if (!store) return 0;
		const which = (refused: boolean) =>
			queue.filter(({ operation: { id } }) => answers.some((one) => one.id === id && one.refused === refused));
		const done = which(false);
		this.#walkIns = { ...this.#walkIns, ...walkInsOf(done, answers) };
		if (this.roster) await this.#take(withAnswers(this.roster, done, answers));
		await dequeue(store, done);
		await markRefused(store, which(true));
		this.steps = renamed(this.steps, answers);
		await renameKept(store, answers).catch(() => {});
		await this.#recount(store);
		this.#others?.postMessage('sent');
		return done.length;
	}

	/** Keeps what the server brought to whoever is signed in now. */
	async brought(roster: DeskRoster, by: string): Promise<void> {
		if (!this.#store) return;
		if (this.by !== by) this.steps = NO_STEPS;
		this.by = by;
		await nowHere(this.#store, by).catch(() => {});
		await this.#take(roster);
		this.#others?.postMessage('news');
	}

	/** Shows a list of people, and keeps it if there is room. */
	async #take(roster: DeskRoster): Promise<void> {
		this.roster = roster;
		try {
			if (this.#store) this.about = (await keepRoster(this.#store, roster, Date.now())).kept;
			this.keepsNot = null;
		} catch {
			this.keepsNot = 'list';
		}
	}

	/** Somebody has read how many acts were lost. */
	async know(): Promise<void> {
		this.lost = 0;
		if (this.#store) await lostIsKnown(this.#store);
	}

	/** Makes what others did here the acts of whoever is signed in now. */
	async takeOver(): Promise<void> {
		if (!this.#store || !this.by) return;
		await takeOver(this.#store, this.driveId, this.by);
		await this.#recount(this.#store);
	}

	/** What was refused waits again. */
	async again(): Promise<void> {
		if (!this.#store) return;
		await sendRefusedAgain(this.#store, this.driveId);
		await this.#recount(this.#store);
	}

	/** Lets go of an act of whoever is signed in for good: it is to be recorded in another way. */
	async letGo(act: Waiting): Promise<void> {
		if (!this.#store || isOfAnother(act, this.by)) return;
		await dequeue(this.#store, [act]);
		await this.#recount(this.#store);
	}

	/** The right to this desk is lost: the people go at once, what was done here stays until it is taken. */
	async forgetPeople(): Promise<void> {
		if (this.#store) await forgetPeople(this.#store, this.driveId);
		this.#showNobody();
	}

	/** Asked from afar: nothing of anybody stays but what could not be handed over. Answers whether everything went. */
	async forgetEverything(): Promise<boolean> {
		const store = this.#store;
		if (!store) return true;
		const whole = await forgetEverything(store, this.device, this.by);
		if (whole) {
			this.#shut();
			this.#others?.postMessage('forgotten');
		} else await this.#recount(store);
		this.#showNobody();
		return whole;
	}

	#toldToForget(): void {
		this.#store?.close();
		this.#shut();
		this.#showNobody();
		this.emptied('forgotten');
	}

	#shut(): void {
		this.#store = null;
		this.queue = [];
		tellUnsent(this.driveId, 0);
	}

	/** The browser threw everything away, or somebody signed out elsewhere; while it still does, nothing new can be opened. */
	#gone(): void {
		if (!this.#store) return;
		this.#store = null;
		this.queue = [];
		this.#showNobody();
		this.emptied('thrown_away');
		this.#reopening = setTimeout(() => void this.open(), REOPENED_MS);
	}

	#showNobody(): void {
		this.roster = null;
		this.about = null;
		this.steps = NO_STEPS;
	}

	async #reload(): Promise<void> {
		if (!this.#store) return;
		this.by = await whoWasHere(this.#store);
		await this.#recount(this.#store);
		const found = await keptRoster(this.#store, this.driveId, Date.now());
		this.roster = found?.roster ?? null;
		this.about = found?.kept ?? null;
		this.steps = found ? await keptSteps(this.#store, this.driveId) : NO_STEPS;
	}

	/** What waits here, and the word to the house that it does. */
	async #recount(store: DeskStore): Promise<void> {
		this.queue = await waiting(store, this.driveId);
		tellUnsent(this.driveId, this.queue.length);
	}

	#accepted(): Waiting[] {
		return this.queue.filter(({ refused }) => !refused);
	}
}
