import { chanceOf, oneOf } from '../support/chance';
import { inventedName, type Hall } from './hall';
import type { Phone } from './phone';

const VOLUMES_ML = [250, 350];
export const DAYS_MS = 86_400_000;

/** What comes between acts: `what` happens after an act of a phone, as often as chance has it. */
const RESTARTS = 0.02;
const RELOADS = 0.04;
const TABS = 0.05;
const AWAY = 0.06;
const WALK_INS = 0.08;
const UNDOS = 0.12;

const CLOCKS = [0, 3 * DAYS_MS, -3 * DAYS_MS];

export type Day = { hall: Hall; each: number; seed: number; calm?: boolean };

/** A helper works through a day at one phone: whatever the desk offers for whomever, on a line that comes and goes. */
export async function workAt(phone: Phone, at: number, { hall, each, seed, calm = false }: Day): Promise<void> {
	const chance = chanceOf(seed * 31 + at);
	const names = [...hall.names];
	let bags = 0;
	while (phone.done.length < each) {
		if (!calm) await disturb(phone, chance);
		const tab = chance() < 0.5 ? 0 : 1;
		const what = chance();
		if (what < UNDOS && (await phone.undo(tab))) continue;
		if (what > 1 - WALK_INS) {
			const name = inventedName();
			await phone.register(name, tab);
			names.push(name);
			continue;
		}
		bags += 1;
		const bagNumber = chance() < 0.05 ? 'M0' : `M${at}-${bags}`;
		await phone.touch(
			{ name: oneOf(chance, names), dice: chance(), volumeMl: oneOf(chance, VOLUMES_ML), bagNumber },
			tab
		);
	}
	phone.line.away = false;
}

async function disturb(phone: Phone, chance: () => number): Promise<void> {
	const drawn = chance();
	if (drawn < RESTARTS) {
		// A clock that jumps ahead forgets the people, who come back over the line alone.
		phone.line.away = false;
		await phone.restart(oneOf(chance, CLOCKS));
	} else if (drawn < RESTARTS + RELOADS) await phone.reload();
	else if (drawn < RESTARTS + RELOADS + TABS) await (phone.tabs.length > 1 ? phone.oneTab() : phone.secondTab());
	else if (drawn < RESTARTS + RELOADS + TABS + AWAY) phone.line.away = !phone.line.away;
}
