import { REACTION_KINDS, REACTIONS } from '../donations/reaction';
import { reactionKindWords, reactionWords } from '../donations/reaction-words';

type Coded<Value> = { value: Value; code: string; label: string };

const withCode = <Value>(value: Value, code: string, word: string): Coded<Value> => ({
	value,
	code,
	label: `${code} ${word}`
});

/** Each reaction under the digit that is written on paper; typed in a list of these, the digit chooses it. */
export function codedReactions() {
	return REACTIONS.map((value, nth) => withCode(value, String(nth), reactionWords[value]()));
}

/** Each sign of a reaction under the letter that is written on paper. */
export function codedReactionKinds() {
	return REACTION_KINDS.map((value, nth) => withCode(value, String.fromCharCode(65 + nth), reactionKindWords[value]()));
}
