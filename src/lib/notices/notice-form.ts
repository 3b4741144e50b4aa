import { z } from 'zod';
import { form, line, optionalId } from '../field';
import { KEPT_KINDS, TOLD_KINDS } from './notice';

/** What people are told: of a kind, and of one change where there are several. */
export const tellForm = form({
	kind: z.enum(TOLD_KINDS, { error: 'not_a_choice' }),
	change: optionalId().default('')
});

/** Whether something is told by itself; `owner` is a club's id or a province's code. */
export const noticeSwitchForm = form({
	owner: line(40),
	kind: z.enum(KEPT_KINDS, { error: 'not_a_choice' }),
	on: z.enum(['yes', 'no'], { error: 'not_a_choice' })
});

/** What an address asks to be shown first; null where it names no kind. */
export function askedTelling(address: URLSearchParams): z.infer<typeof tellForm> | null {
	const asked = tellForm.safeParse({ kind: address.get('kind'), change: address.get('change') ?? '' });
	return asked.success ? asked.data : null;
}
