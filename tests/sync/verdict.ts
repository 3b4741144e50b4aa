import { onConnection } from '../../src/lib/server/db/own-connection';
import { ACTS } from '../../src/lib/desk/operation';
import { expectedOf } from './model';
import { UNDONE, WALKED_IN, w, type Done, type Phone } from './phone';
import type { OnTheLine } from './rough-line';

/** What the database holds of a drive. */
type Stored = {
	operations: {
		id: string;
		registration: string;
		act: string;
		doubt: string | null;
		waiting: boolean;
		settled: boolean;
	}[];
	people: Person[];
};

type Person = {
	id: string;
	key: string | null;
	name: string;
	state: string;
	volumeMl: number | null;
	bagNumber: string | null;
	begun: boolean;
	thanked: boolean;
};

/** What is wrong, by kind; nothing where everything holds. */
export type Wrong = { kind: Kind; what: string };

export type Kind = 'lost' | 'twice' | 'order' | 'hidden' | 'state' | 'key';

const words: Record<string, string> = Object.fromEntries(
	ACTS.map((act) => [act, act === 'undo' ? UNDONE : act === 'register' ? WALKED_IN : w(`day_act_${act}`)])
);

async function storedOf(url: string, driveId: string): Promise<Stored> {
	return onConnection(url, async (client) => {
		const operations = await client.query(
			`select id, registration_id as registration, act, doubt, waiting, settled_at is not null as settled from drive_operations
			where drive_id = $1 order by received_at, id`,
			[driveId]
		);
		const people = await client.query(
			`select r.id, r.operation_id as key, d.full_name as name, r.state, g.volume_ml as "volumeMl", g.bag_number as "bagNumber",
				r.begun_at is not null as begun, r.thanked_at is not null as thanked
			from registrations r join donors d on d.id = r.donor_id left join donations g on g.registration_id = r.id where r.drive_id = $1`,
			[driveId]
		);
		return { operations: operations.rows, people: people.rows };
	});
}

/** Compares what helpers did, what went over their lines and what is stored. */
export async function wrongIn(url: string, driveId: string, phones: Phone[]): Promise<Wrong[]> {
	const stored = await storedOf(url, driveId);
	const onTheLine = phones.flatMap(({ line }) => [...line.operations.values()]);
	return [
		...phones.flatMap((phone) => wrongAt(phone, stored)),
		...wrongKeys(onTheLine, stored),
		...wrongPeople(onTheLine, stored)
	];
}

/** Every act of a phone went over its line, in its order and as it was done. */
function wrongAt({ done, line }: Phone, { people }: Stored): Wrong[] {
	const nameOf = new Map(
		people.flatMap(({ id, key, name }) => [[id, name], ...(key ? [[key, name]] : [])] as [string, string][])
	);
	const sent = [...line.operations.values()];
	const tellDone = ({ act, name, undoes, volumeMl, bagNumber }: Done) =>
		`${act} ${name} ${act === words.donate ? `${volumeMl} ${bagNumber}` : ''}${undoes ?? ''}`;
	const tellSent = ({ act, registrationId, undoes, volumeMl, bagNumber }: OnTheLine) =>
		`${words[act]} ${nameOf.get(registrationId)} ${act === 'donate' ? `${volumeMl} ${bagNumber}` : ''}${
			act === 'undo' ? sent.findIndex(({ id }) => id === undoes) : ''
		}`;
	const changed = line.changed.map((id) => ({ kind: 'key' as const, what: `${id} says something else` }));
	const missing = done.length - sent.length;
	if (missing !== 0) {
		const told = sent.map(tellSent);
		const unsent = done.map(tellDone).find((one, at) => told[at] !== one);
		return [
			...changed,
			{ kind: 'lost', what: `${done.length} done, ${sent.length} sent; the first that did not go: ${unsent}` }
		];
	}
	const other = done.flatMap((one, at) => {
		const went = sent[at];
		return went && tellSent(went) === tellDone(one)
			? []
			: [{ kind: 'order' as const, what: `${tellDone(one)} went as ${went && tellSent(went)}` }];
	});
	return [...changed, ...other];
}

/** Every operation is stored once under its key, and whatever counts for nothing yet is to be looked at. */
function wrongKeys(onTheLine: OnTheLine[], { operations, people }: Stored): Wrong[] {
	const times = (id: string) => operations.filter((one) => one.id === id).length;
	const keys = onTheLine.map(({ id, act }) => ({
		kind: times(id) === 0 ? ('lost' as const) : ('twice' as const),
		what: `${act} ${id}: ${times(id)} times`,
		fits: times(id) === 1
	}));
	const walkIns = onTheLine.filter(
		({ act, id }) => act === 'register' && people.filter(({ key }) => key === id).length !== 1
	);
	const hidden = operations.filter(({ waiting, doubt, settled }) => waiting && (doubt === null || settled));
	return [
		...keys.filter(({ fits }) => !fits),
		...(operations.length > onTheLine.length
			? [{ kind: 'twice' as const, what: `${operations.length} stored of ${onTheLine.length}` }]
			: []),
		...walkIns.map(({ id }) => ({ kind: 'twice' as const, what: `walk-in ${id} is not there once` })),
		...hidden.map(({ id }) => ({ kind: 'hidden' as const, what: `${id} waits and nobody sees it` }))
	];
}

/** Everybody stands where the reference model says, with a bag where there must be one. What waits has not happened yet. */
function wrongPeople(onTheLine: OnTheLine[], { operations, people }: Stored): Wrong[] {
	const waiting = new Set(operations.filter((one) => one.waiting).map(({ id }) => id));
	return people.flatMap((person) => {
		const mine = onTheLine.filter(
			({ id, registrationId: of }) => !waiting.has(id) && (of === person.id || of === person.key)
		);
		const { state, bags, begun, thanked } = expectedOf(mine);
		const fits = bags.some(
			({ volumeMl, bagNumber }) => volumeMl === person.volumeMl && [bagNumber, null].includes(person.bagNumber)
		);
		const bag = state === 'donated' ? fits : person.volumeMl === null;
		const right = person.state === state && bag && person.begun === begun && person.thanked === thanked;
		const must = `${state} ${JSON.stringify(bags)} ${begun} ${thanked}`;
		const what = `${person.name} is ${person.state} ${person.volumeMl} ${person.bagNumber} ${person.begun} ${person.thanked}, must be ${must}: ${JSON.stringify(mine.map(({ id, act, after, undoes }) => ({ id, act, after, undoes })))}`;
		return right ? [] : [{ kind: 'state' as const, what }];
	});
}
