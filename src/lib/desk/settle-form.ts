import { z } from 'zod';
import { overrideFields } from '../drives/outcome-forms';
import { form, line, optionalDay, requiredId, requiredLine, tick } from '../field';
import { DOUBTS, type Doubt } from './doubt';

/** Why what a device sent is left out for good. */
export const LEFT_BECAUSE = ['recorded_otherwise', 'mistyped', 'did_not_happen', 'other'] as const;

export type LeftBecause = (typeof LEFT_BECAUSE)[number];

/** What somebody decided about what a device sent. */
export type SettledAs = 'seen' | 'recorded' | 'counted' | 'numbered' | 'left_out' | 'joined';

/** Which operation, and for which doubt it was looked at: under another one by now, it is looked at anew. */
const lookedAt = { id: requiredId(), doubt: z.enum(DOUBTS, { error: 'not_a_choice' }) };

/** Looked at; `sure` where this lets go of what was typed for good. */
export const seenForm = form({ ...lookedAt, sure: tick().default(false) });

/** Tried again, with what was missing; `other` where somebody compared and says that whoever was registered once more is another person. */
export const againForm = form({
	...lookedAt,
	...overrideFields,
	untilOn: optionalDay().default(''),
	other: tick().default(false)
});

/** Left out for good. The command asks for a note where a bag is let go of. */
export const leaveOutForm = form({
	...lookedAt,
	because: z.enum(LEFT_BECAUSE, { error: 'not_a_choice' }),
	note: line(200).default('')
});

/** Of two bags of one person this one counts; `sure`, for it replaces what is stored. */
export const countsForm = form({ ...lookedAt, sure: tick().default(false) });

/** The right number of a bag whose number was taken. */
export const bagNumberForm = form({ ...lookedAt, bagNumber: requiredLine(40) });

/** Whoever was registered once more is the same person; `sure`, for it lets go of what was typed for good. */
export const sameForm = form({ ...lookedAt, sure: tick().default(false) });

/** What was only looked at is to be looked at again. */
export const reopenForm = form({ id: requiredId() });

/** What came of trying again: recorded, with another doubt or none, or still waiting for one; and how much that waited for the same person followed. */
export type Tried = { doubt: Doubt | null; recorded: boolean; followed: number };

/** Why nothing was settled. */
export type SettleRefusal =
	| 'settled_meanwhile'
	| 'not_for_this'
	| 'drive_not_running'
	| 'note_missing'
	| 'sure_missing'
	| 'bag_taken'
	| 'no_donation'
	| 'registration_gone'
	| 'typed_is_gone';
