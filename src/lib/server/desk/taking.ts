import type { Doubt } from '$lib/desk/doubt';
import type { Operation } from '$lib/desk/operation';
import type { RegistrationState } from '$lib/drives/registration-state';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import type { Again } from './kept-again';

/**
 * An operation that came in from a device of an actor. `locale` is the language in which a walk-in's consent was read. `onPaper` is one that somebody who
 * answers for the drive typed from a paper list: however long ago it was, and though the drive is over, nobody has to look.
 */
export type Taking = {
	actor: Actor;
	driveId: string;
	deviceId: string;
	operation: Operation;
	locale: Locale;
	now: Date;
	/** Set where somebody tries again what waited; `now` is then when it came in. */
	again?: Again;
	onPaper?: boolean;
};

/** What the device is told: whether the operation counts as it was done, and where the person stands now. */
export type Told = {
	id: string;
	doubt: Doubt | null;
	registrationId: string;
	state: RegistrationState | null;
	head: string;
};

/** What an operation may go without where the safe fact is worth more: a bag number that is taken, a decision, looking at likely duplicates, the bag itself where another one is stored. */
export type Without = { bagNumber?: boolean; decision?: boolean; comparing?: boolean; bag?: boolean };
