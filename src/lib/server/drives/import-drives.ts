import type { PlannedDrive, ReadPlan } from '$lib/drives/pasted-plan';
import type { PastedResult, ReadResults } from '$lib/drives/pasted-results';
import { takeTurns, type Tx } from '../scope';
import { enterResult } from './enter-result';
import { readPastedPlan, readPastedResults, type ReadingDrives } from './read-pasted';
import { scheduleDrive } from './schedule-drive';

/** What became of a pasted plan: the drives that were added, and the lines that are left. */
export type ImportedPlan = Omit<ReadPlan, 'drives'> & { added: PlannedDrive[]; left: PlannedDrive[] };

/** Two imports into one province take turns, so that the second finds what the first has added: a table sent twice adds nothing twice. */
const takeTurn = (tx: Tx, provinceCode: string) => takeTurns(tx, `import of drives into ${provinceCode}`);

/** Adds the drives of a plan that are new as drafts, all in one transaction. */
export async function importPlan(tx: Tx, reading: ReadingDrives): Promise<ImportedPlan> {
	await takeTurn(tx, reading.provinceCode);
	const { drives, ...read } = await readPastedPlan(tx, reading);
	const added = drives.filter(isNew);
	for (const drive of added) await addOne(tx, reading, drive);
	return { ...read, added, left: drives.filter((drive) => !isNew(drive)) };
}

/** Whether a line of a plan adds a drive. */
export const isNew = ({ known, problems }: PlannedDrive) => known === null && problems.length === 0;

type Adding = Pick<ReadingDrives, 'actor' | 'now' | 'provinceCode'>;

async function addOne(
	tx: Tx,
	{ actor, now, provinceCode }: Adding,
	{ input, when }: PlannedDrive | PastedResult,
	closed = false
) {
	const held = when ?? undefined;
	const result = await scheduleDrive(tx, { actor, input, now, held, standsIn: provinceCode, closed });
	// The club and the area were read in this very transaction.
	if (!result.ok) throw new Error(result.refusal);
	return result.value.id;
}

/** What became of pasted results: those that were taken, and the lines that are left. */
export type ImportedResults = Omit<ReadResults, 'results'> & { taken: PastedResult[]; left: PastedResult[] };

type ImportingResults = ReadingDrives & {
	/** The statements that may be replaced, as `replacementKey` calls them. */
	replace: readonly string[];
};

/** The statement that a line would replace, as it was seen: one that was changed since is another. */
export const replacementKey = ({ there }: PastedResult) => `${there?.id ?? ''}:${there?.stated?.version ?? 0}`;

/** Takes reported results, all in one transaction: those of drives that nobody entered as closed drives. What differs is taken where it may be. */
export async function importResults(tx: Tx, { replace, ...reading }: ImportingResults): Promise<ImportedResults> {
	await takeTurn(tx, reading.provinceCode);
	const { results, ...read } = await readPastedResults(tx, reading);
	const isTaken = (one: PastedResult) =>
		isReady(one) || (one.problems.length === 0 && one.state === 'differs' && replace.includes(replacementKey(one)));
	const [taken, left]: [PastedResult[], PastedResult[]] = [[], results.filter((one) => !isTaken(one))];
	for (const one of results.filter(isTaken)) {
		if (await takeOne(tx, reading, one)) taken.push(one);
		else left.push({ ...one, problems: [{ code: 'changed_there', cell: '' }] });
	}
	return { ...read, taken, left };
}

/** Whether a line is taken without anybody saying more. */
export const isReady = ({ state, problems }: PastedResult) =>
	problems.length === 0 && (state === 'added' || state === 'stated');

/** False where somebody else has stated a total of it by hand, or cancelled it, just now. */
async function takeOne(tx: Tx, reading: ReadingDrives, one: PastedResult): Promise<boolean> {
	const { actor, now } = reading;
	const driveId = one.there?.id ?? (await addOne(tx, reading, one, true));
	return (await enterResult(tx, { actor, driveId, input: one.result, now })).ok;
}
