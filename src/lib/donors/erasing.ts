import { z } from 'zod';
import { choice, form, requiredLine, rowVersion } from '../field';
import { searchKey } from './name';

/** Why somebody is erased. */
export const ERASURE_REASONS = ['asked', 'consent_withdrawn', 'entered_wrongly', 'no_longer_needed'] as const;

export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** What stands where the name of somebody erased stood. Only the database writes it. */
export const ERASED_NAME = '—';

/** What erases: the name typed by hand, why, and the version of the donor that was seen. No reason is chosen beforehand. */
export const erasureForm = form({
	name: requiredLine(120),
	reason: choice(ERASURE_REASONS)
		.default('')
		.refine((reason) => reason !== '', { error: 'required' }),
	version: rowVersion()
});

/** What was typed to erase somebody. */
export type ErasureInput = z.infer<typeof erasureForm>;

/** Whether a typed name is a donor's; case and diacritics are forgiven, another name is not. */
export function isNamed(typed: string, fullName: string): boolean {
	return searchKey(typed) === searchKey(fullName);
}
