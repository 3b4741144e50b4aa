import type { Cell } from '../spreadsheets/sheet';
import type { ColumnGuess, GuessReason, Heading, ImportField } from './fields';
import { guessCells } from './guess-cells';
import { guessHeading } from './guess-heading';
import { headingKey } from './heading-key';

/** A heading with whether its column is hidden and some of the cells below it. */
export type HeadedColumn = Heading & { hidden: boolean; cells: readonly Cell[] };

/** The surer reason has the field; among equals the column that is seen, then the one with something in it, then the left one. */
const SURENESS: GuessReason[] = ['heading', 'group', 'part', 'cells'];

/** Facts that are told by different columns: where the left one stands, those on the right say the same again. */
const SAME_FACT: [ImportField, ImportField[]][] = [
	['fullName', ['familyName', 'givenName']],
	['birthDate', ['birthOfMen', 'birthOfWomen', 'birthDay', 'birthMonth', 'birthYear']],
	['sex', ['tickedMale', 'tickedFemale']],
	['abo', ['bloodGroup']]
];

/** Says for each column which field it holds and why. No two columns have one field: the other is `taken`, and says what it wanted. */
export function recogniseColumns(columns: readonly HeadedColumn[]): ColumnGuess[] {
	const guesses = columns.map((column) => guessOf(column, columns));
	nameTheGiven(guesses);
	const order = [...guesses.keys()].sort(
		(one, other) => rank(guesses, columns, one) - rank(guesses, columns, other) || one - other
	);
	const taken = new Set<ImportField>();
	for (const index of order) {
		const guess = guesses[index];
		if (!guess?.field) continue;
		if (!taken.has(guess.field)) taken.add(guess.field);
		else lose(guess);
	}
	for (const [whole, parts] of SAME_FACT)
		if (taken.has(whole)) for (const guess of guesses) if (guess.field && parts.includes(guess.field)) lose(guess);
	return guesses;
}

function guessOf(column: HeadedColumn, all: readonly HeadedColumn[]): ColumnGuess {
	const { group, own, hidden } = column;
	const siblings = group === '' ? [] : all.filter((other) => other.group === group).map((other) => other.own);
	const heading = [group, own].filter(Boolean).join(' – ');
	const said = guessHeading(mergedForWidth(column, all), siblings);
	const seen = heading === '' ? guessCells(column.cells) : null;
	const { field, reason } = seen ? { field: seen, reason: 'cells' as const } : said;
	return { column: column.column, heading, hidden, field, reason, wanted: null };
}

/** A heading over two columns of which the second is empty was merged for its width only. */
function mergedForWidth(column: HeadedColumn, all: readonly HeadedColumn[]): Heading {
	if (column.parts === 1) return column;
	const first = column.column - column.part;
	const rest = all.filter((other) => other.column > first && other.column < first + column.parts);
	const isEmpty = rest.every(({ cells }) => cells.every((cell) => cell === null));
	return isEmpty && column.part === 0 ? { ...column, parts: 1 } : column;
}

/** `Tên` beside `Họ đệm` is the given name alone. */
function nameTheGiven(guesses: ColumnGuess[]) {
	if (!guesses.some(({ field }) => field === 'familyName') || guesses.some(({ field }) => field === 'givenName'))
		return;
	const given = guesses.find(
		({ field, heading }) => field === 'fullName' && /^(ten|name|ຊື່)$/.test(headingKey(heading))
	);
	if (given) given.field = 'givenName';
}

function rank(guesses: readonly ColumnGuess[], columns: readonly HeadedColumn[], index: number): number {
	const { reason, hidden } = guesses[index] as ColumnGuess;
	const isEmpty = columns[index]?.cells.every((cell) => cell === null);
	return SURENESS.indexOf(reason) * 4 + (hidden ? 2 : 0) + (isEmpty ? 1 : 0);
}

function lose(guess: ColumnGuess) {
	guess.wanted = guess.field;
	guess.field = null;
	guess.reason = 'taken';
}
