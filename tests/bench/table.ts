import type { Turns } from './turns';

/** What was measured of one work, and what its ratio may be at most. */
export type Measured = Turns & { name: string; goal: number };

const columns = (numbers: readonly string[]) => numbers.map((one) => one.padStart(12)).join('');

/** The first line of a table: whose works, and what was compared. */
export function headOf(title: string, [first, second]: readonly [string, string]): string {
	return `${title.padEnd(32)}${columns([`${first}/s`, `${second}/s`, 'ratio', 'goal'])}`;
}

/** A line of a table. */
export function lineOf({ name, first, second, ratio, goal }: Measured): string {
	const numbers = [first.toFixed(0), second.toFixed(0), ratio.toFixed(2), goal.toFixed(1)];
	return `${name.padEnd(32)}${columns(numbers)}${ratio > goal ? '  missed' : ''}`;
}

/** What is furthest from its goal. */
export function worstOf(measured: readonly Measured[]): string {
	const [worst] = measured.toSorted((a, b) => b.ratio / b.goal - a.ratio / a.goal);
	return worst
		? `worst: ${worst.name} ${worst.ratio.toFixed(2)} of at most ${worst.goal.toFixed(1)}`
		: 'nothing was measured';
}
