import type { Doubt } from './doubt';
import type { Act, Operation } from './operation';

/** A bag as it is stored, or as it was typed. */
export type LookBag = { volumeMl: number; bagNumber: string };

/**
 * An operation that somebody has to look at. `typed` is null where it can be read no more; `stored` is the donation of this person as it stands,
 * `isStored` whether this operation is the one that recorded it; `undoneAct` what an act that takes back takes back.
 */
export type Look = {
	id: string;
	doubt: Doubt;
	waiting: boolean;
	act: Act;
	undoneAct: Act | null;
	typed: Operation | null;
	person: string | null;
	registrationId: string | null;
	by: string | null;
	deviceId: string;
	occurredAt: Date;
	receivedAt: Date;
	stored: LookBag | null;
	isStored: boolean;
	/** Whether the stored donation is closer to another one than the interval allows. */
	tooEarly: boolean;
	/** Whom a walk-in that was registered already is taken for, and since when they are on the list. */
	same: { person: string; registeredAt: Date } | null;
};
