import { describe, expect, test } from 'vitest';
import { m } from '../paraglide/messages';
import { ownStateWords } from './place-words';

describe('what somebody reads of their own place', () => {
	test.each([
		['registered', 'open', m.place_state_kept()],
		['registered', 'running', m.place_state_kept()],
		['registered', 'cancelled', m.place_state_cancelled()],
		['registered', 'closed', m.place_state_over()],
		['waiting', 'open', m.place_state_waiting()],
		['waiting', 'confirmed', m.place_state_over()],
		['no_show', 'running', m.place_state_missed()],
		['no_show', 'closed', m.place_state_over()],
		['left', 'running', m.place_state_past()],
		['donated', 'closed', m.place_state_past()]
	] as const)('%s at a drive that is %s: %s', (state, status, words) => {
		expect(ownStateWords(state, status)).toBe(words);
	});
});
