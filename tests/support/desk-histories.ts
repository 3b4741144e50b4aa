import { canBecome } from '../../src/lib/drives/registration-state';
import { LEADS_TO, type Act, type Operation } from '../../src/lib/desk/operation';
import { deedOf, standingOf } from '../../src/lib/desk/standing';
import { chanceOf, oneOf } from './chance';
import { operation } from './device';

const MOVES = ['arrive', 'fit', 'defer', 'leave', 'donate'] as const;
const SAID: Partial<Record<Act, Record<string, unknown>>> = {
	defer: { deferralClass: 'illness_7_days' },
	donate: { volumeMl: 350 }
};
const VOLUMES_ML = [250, 350, 450];

type Device = { queue: Operation[]; known: Operation[] };

/**
 * What devices did about some people, in an order in which it can come in: each device acts on what it knows, sends its own acts in their order
 * and asks now and then what others sent. `each` is how much each device does.
 */
export function historyOf(
	seed: number,
	people: readonly string[],
	{ devices = 3, each }: { devices?: number; each: number }
): Operation[] {
	const chance = chanceOf(seed);
	const made = Array.from({ length: devices }, (): Device => ({ queue: [], known: [] }));
	const left = made.map(() => each);
	const sent: Operation[] = [];
	while (made.some(({ queue }, at) => queue.length > 0 || left[at])) {
		const at = Math.floor(chance() * devices);
		const device = made[at] as Device;
		const what = chance();
		if (what < 0.6 && left[at]) {
			const done = next(chance, device, oneOf(chance, people));
			device.queue.push(done);
			device.known.push(done);
			left[at] -= 1;
		} else if (what < 0.85) sent.push(...device.queue.splice(0, 1 + Math.floor(chance() * 5)));
		else device.known = [...sent, ...device.queue];
	}
	return sent;
}

/** What somebody at a device does next about a person, as far as this device knows. */
function next(chance: () => number, { known }: Device, person: string): Operation {
	const before = known.filter(({ registrationId }) => registrationId === person);
	const { state, head } = standingOf('registered', before.map(deedOf));
	const undone = new Set(before.flatMap((one) => (one.act === 'undo' ? one.undoes : [])));
	const last = before.findLast(({ id, act }) => id === head && act !== 'undo' && !undone.has(id));
	if (last && chance() < 0.25) return operation(person, head, { act: 'undo', undoes: last.id });
	const moves = MOVES.filter((act) => canBecome(state, LEADS_TO[act] ?? state));
	if (moves.length === 0) return operation(person, head, { act: 'thank' });
	const act = oneOf(chance, moves);
	const volume = act === 'donate' && { volumeMl: oneOf(chance, VOLUMES_ML) };
	return operation(person, head, { ...SAID[act], ...volume, act });
}

/** Where everybody stands and which bags there may be, by the rule alone. */
export function expectedOf(history: readonly Operation[], person: string) {
	const mine = history.filter(({ registrationId }) => registrationId === person);
	const undone = new Set(mine.flatMap((one) => (one.act === 'undo' ? one.undoes : [])));
	const bags = mine.flatMap((one) => (one.act === 'donate' && !undone.has(one.id) ? [one.volumeMl] : []));
	return { state: standingOf('registered', mine.map(deedOf)).state, bags };
}
