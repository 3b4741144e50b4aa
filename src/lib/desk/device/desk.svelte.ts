import { v7 } from 'uuid';
import { readOperation, type Operation } from '../operation';
import { stoodAs, type TakenBack } from '../person-after';
import type { DeskPerson } from '../roster';
import type { NotKept, NotReached, Said } from '../said';
import { asideOf, type Aside } from '../aside';
import { MOST_AT_ONCE, type Answered } from '../sending';
import type { Step } from '../step';
import { bring, send, type Reached, type Why } from './exchange';
import { KeptDesk } from './kept-desk.svelte';
import type { Waiting } from './queue';

/** How often the server is asked for news, in milliseconds. */
const EVERY_MS = 10_000;

/** The same while there is no list of people to work with. */
const WITHOUT_LIST_MS = 2_000;

const moment = () => new Date(Date.now()).toISOString();

/**
 * The desk of one drive on this device. Every act is kept here first and shown at once; it is sent whenever the server can be reached, by one tab at
 * a time, in the order in which it was done.
 */
export class Desk {
	/** What the device keeps. */
	readonly here: KeptDesk;
	/** Operations of this device that the server took since the page was opened. */
	sent = $state(0);
	notReached = $state<NotReached | null>(null);
	sending = $state(false);
	/** Acts of this device that the server keeps until somebody has looked at them; told once. */
	aside = $state.raw<Aside[]>([]);
	/** What was done last in this tab. */
	last = $state.raw<{ person: DeskPerson; operation: Exclude<Operation, { act: 'undo' }> } | null>(null);

	#sooner: ReturnType<typeof setTimeout> | undefined;

	constructor(readonly driveId: string) {
		this.here = new KeptDesk(driveId, (why) => {
			this.#tellNobody();
			if (why === 'forgotten') this.notReached = why;
		});
	}

	/** Opens what is kept on the device; then asks the server, if it can be reached. */
	async open(): Promise<void> {
		await this.here.open();
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
			clearTimeout(this.#sooner);
			removeEventListener('online', now);
			document.removeEventListener('visibilitychange', now);
			this.here.close();
		};
	}

	/** Keeps an act on this device and shows it; it is sent when that is possible. */
	async act(person: DeskPerson, said: Said): Promise<NotKept | null> {
		return this.#keep({ ...this.#about(person), ...said }, person);
	}

	/** Registers somebody who walked in; from then on they are found on this device like everybody else. */
	async register(typed: Record<string, unknown>): Promise<NotKept | null> {
		const id = v7();
		const envelope = { id, registrationId: id, after: '', occurredAt: moment(), act: 'register' };
		return this.#keep({ ...envelope, ...typed }, null);
	}

	/** Takes a step with somebody back. */
	async undo(person: DeskPerson, { id, act, stood }: Step): Promise<NotKept | null> {
		const result = await this.#keep({ ...this.#about(person), act: 'undo', undoes: id }, person, { act, stood });
		if (result === null && this.last?.operation.id === id) this.last = null;
		return result;
	}

	/** Takes the last act in this tab back. */
	async undoLast(): Promise<NotKept | null> {
		if (!this.last) return null;
		const { person, operation } = this.last;
		const now = this.here.people.find(({ id }) => id === person.id) ?? person;
		return this.undo(now, { id: operation.id, act: operation.act, stood: stoodAs(person) });
	}

	/** Makes what others did here the acts of whoever is signed in now; they are sent at once. */
	async takeOver(): Promise<void> {
		await this.here.takeOver();
		await this.exchange();
	}

	/** Sends once more what the server did not take. */
	async sendAgain(): Promise<void> {
		await this.here.again();
		await this.exchange();
	}

	/** Sends what waits and asks for news. One tab does it at a time; another one finds it done. */
	async exchange(): Promise<void> {
		if (!this.here.isOpen) return;
		await navigator.locks.request(`giot-hong-desk ${this.driveId}`, { ifAvailable: true }, async (held) => {
			if (!held) return;
			this.sending = true;
			try {
				if ((await this.#sendAll()) || !this.here.roster) await this.#askNews();
			} finally {
				this.sending = false;
			}
		});
		clearTimeout(this.#sooner);
		if (!this.here.roster && this.notReached === 'away')
			this.#sooner = setTimeout(() => void this.exchange(), WITHOUT_LIST_MS);
	}

	#about({ id, head }: DeskPerson) {
		return { id: v7(), registrationId: id, after: head, occurredAt: moment() };
	}

	async #keep(typed: unknown, person: DeskPerson | null, back?: TakenBack): Promise<NotKept | null> {
		const read = readOperation(typed);
		if (!read.ok) return { why: 'not_understood', errors: read.errors };
		const { operation } = read;
		try {
			await this.here.keep({ operation, ...(back && { back }) }, person && !back ? stoodAs(person) : undefined);
		} catch {
			return { why: 'device_full', errors: {} };
		}
		const shown = person ?? this.here.people.find(({ id }) => id === operation.id);
		if (shown && operation.act !== 'undo') this.last = { person: shown, operation };
		void this.exchange();
		return null;
	}

	/** Whether everything that waited went through. What the server cannot read among others is found by sending each alone, and holds nothing else up. */
	async #sendAll(): Promise<boolean> {
		for (let most = MOST_AT_ONCE; ;) {
			const queue = (await this.here.toSend()).slice(0, most);
			if (queue.length === 0) return true;
			const reached = await send(this.driveId, { deviceId: this.here.device, by: this.here.by }, queue);
			if (reached.ok) await this.#took(queue, reached.value.answers);
			else if (reached.why !== 'not_understood') return this.#missed(reached);
			else if (queue.length > 1) most = 1;
			else await this.here.answered(queue, [{ id: queue[0]?.operation.id ?? '', refused: true }]);
		}
	}

	async #took(queue: Waiting[], answers: Answered[]): Promise<void> {
		this.aside = [...this.aside, ...asideOf(queue, answers, this.here.people)];
		this.#reached(await this.here.answered(queue, answers));
	}

	async #askNews(): Promise<void> {
		const reached = await bring(this.driveId, this.here.roster);
		if (!reached.ok) return this.#notBrought(reached);
		if (this.here.by !== null && this.here.by !== reached.value.by) this.#tellNobody();
		await this.here.brought(reached.value.roster, reached.value.by);
		this.#reached(0);
	}

	async #notBrought(missed: Reached<never, Why> & { ok: false }): Promise<void> {
		if (missed.forget === 'everything') {
			this.#tellNobody();
			this.notReached = (await this.here.forgetEverything()) ? 'forgotten' : 'kept_sealed';
			return;
		}
		if (missed.forget === 'people') {
			this.#tellNobody();
			await this.here.forgetPeople();
		}
		this.#missed(missed);
	}

	/** The people are not for whoever is here now: what was said of them last goes too. */
	#tellNobody(): void {
		this.last = null;
		this.aside = [];
	}

	#reached(taken: number): void {
		this.sent += taken;
		this.notReached = null;
	}

	/** Whether to go on all the same: where somebody else is signed in by now, the server says who. */
	#missed({ why }: Reached<never, Why> & { ok: false }): boolean {
		if (why === 'of_another') return true;
		this.notReached = why === 'not_understood' ? 'away' : why;
		return false;
	}
}
