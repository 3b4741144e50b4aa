import { createHash } from 'node:crypto';

/** What one line of paper is kept as, each under a key of its own. */
export type LineAct = 'register' | 'arrive' | 'donate' | 'defer' | 'leave' | 'thank';

/** The acts of a line, in the order in which they are recorded. */
export const LINE_ACTS: readonly LineAct[] = ['register', 'arrive', 'donate', 'defer', 'leave', 'thank'];

/** The key (UUIDv7) of one act of a line, or of taking it back: the same whenever the line is sent again. */
export function keyOfAct(lineKey: string, act: LineAct | `undo ${LineAct}`): string {
	const [time, middle] = lineKey.split('-');
	const drawn = createHash('sha256').update(`${lineKey} ${act}`).digest('hex');
	const variant = ((Number.parseInt(drawn.charAt(0), 16) & 3) | 8).toString(16);
	return `${time}-${middle}-7${drawn.slice(1, 4)}-${variant}${drawn.slice(4, 7)}-${drawn.slice(7, 19)}`;
}
