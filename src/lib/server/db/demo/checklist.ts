import defaults from '../../../../../drizzle/reference/checklist-defaults.json';
import { addDays } from '../../../time/calendar-date';
import type { ClubYear } from './club-year';
import type { PlannedDrive } from './drives';
import type { DemoRows } from './rows';
import { at, type Setting } from './setting';

type Lists = Pick<DemoRows, 'driveTasks' | 'driveThings'>;

/** The checklist of the next drive of each club: what was due before today is done but for the last, and half of the things are ready. */
export function checklistRows(years: readonly ClubYear[], setting: Setting): Lists {
	const lists = years.flatMap(({ drives }) => {
		const [next] = drives.filter(({ purpose }) => purpose === 'planned');
		return next ? [listOf(next, setting)] : [];
	});
	return {
		driveTasks: lists.flatMap(({ driveTasks }) => driveTasks),
		driveThings: lists.flatMap(({ driveThings }) => driveThings)
	};
}

function listOf({ row, startsOn }: PlannedDrive, { chance, today }: Setting): Lists {
	const createdAt = at(addDays(today, -30), '20:00');
	const titled = row.provinceCode.startsWith('LA') ? 'titleLo' : 'titleVi';
	const lines = defaults.map((line) => ({ ...line, id: chance.key(createdAt), driveId: row.id, createdAt }));
	const tasks = lines.filter(({ kind }) => kind === 'task');
	const past = tasks.filter(({ daysBefore }) => addDays(startsOn, -(daysBefore ?? 0)) < today).length;
	return {
		driveTasks: tasks.map(({ id, driveId, position, daysBefore, createdAt, ...titles }, turn) => ({
			...{ id, driveId, position, daysBefore, createdAt, title: titles[titled] },
			...(turn < past - 1 ? { doneAt: at(addDays(today, -1), '20:00'), doneBy: row.createdBy } : {})
		})),
		driveThings: lines
			.filter(({ kind }) => kind === 'thing')
			.map(({ id, driveId, position, quantity, createdAt, ...titles }, turn) => ({
				...{ id, driveId, position, quantity, createdAt, name: titles[titled] },
				ready: turn % 2 === 0
			}))
	};
}
