import fc from 'fast-check';
import { erasePerson } from '../../src/lib/server/donors/erase-person';
import { mergeDonors } from '../../src/lib/server/donors/merge-donors';
import { deferDonor } from '../../src/lib/server/registrations/defer-donor';
import { lockDonor } from '../../src/lib/server/donors/queries';
import { recordDonation } from '../../src/lib/server/registrations/record-donation';
import { recordFit } from '../../src/lib/server/registrations/record-fit';
import { recordOutcome, type PlainOutcome } from '../../src/lib/server/registrations/record-outcome';
import { registerDonor } from '../../src/lib/server/registrations/register-donor';
import { undoLast } from '../../src/lib/server/registrations/undo-last';
import { act, decided, fitting, giving, known, now, waiting } from './desk';
import { clubs, actor, drives, people, as, sqlStep, registrationAt } from './tally-society';

/** One thing that happens to the tallies’ sources. */
export type Step =
	| { kind: 'register'; person: number; drive: number }
	| { kind: 'outcome'; n: number; to: PlainOutcome }
	| { kind: 'fit' | 'defer' | 'undo'; n: number }
	| { kind: 'donate'; n: number; volumeMl: number; full: boolean; plasma: boolean }
	| { kind: 'correct'; volumeMl: number; full: boolean; abo: string | null; daysLater: number; drive: number }
	| { kind: 'import'; drive: number; volumeMl: number }
	| { kind: 'delete' | 'uncount' | 'unregister'; drive: number }
	| { kind: 'merge'; person: number; into: number }
	| { kind: 'erase'; person: number }
	| { kind: 'areas'; formerDistrict: string }
	| { kind: 'move'; drive: number; areaCode: string | null; club: number | null; outside: boolean };

const drive = fc.nat(1);
const n = fc.nat(9);
const volumeMl = fc.constantFrom(250, 350, 450);

/** Any step. */
export const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('register' as const), person: fc.nat(3), drive }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('outcome' as const),
			n,
			to: fc.constantFrom<PlainOutcome>('confirmed', 'arrived', 'left', 'no_show', 'cancelled')
		})
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('fit' as const, 'defer' as const, 'undo' as const), n }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('donate' as const),
			n,
			volumeMl,
			full: fc.boolean(),
			plasma: fc.boolean()
		})
	},
	fc.record({
		kind: fc.constant('correct' as const),
		volumeMl,
		full: fc.boolean(),
		abo: fc.constantFrom('B', null),
		daysLater: fc.constantFrom(0, 40),
		drive
	}),
	fc.record({ kind: fc.constant('import' as const), drive, volumeMl }),
	fc.record({ kind: fc.constantFrom('delete' as const, 'uncount' as const, 'unregister' as const), drive }),
	fc.record({ kind: fc.constant('merge' as const), person: fc.nat(3), into: fc.nat(3) }),
	fc.record({ kind: fc.constant('erase' as const), person: fc.nat(3) }),
	fc.record({ kind: fc.constant('areas' as const), formerDistrict: fc.constantFrom('400', '397') }),
	fc.record({
		kind: fc.constant('move' as const),
		drive,
		areaCode: fc.constantFrom('16012', '14758', null),
		club: fc.constantFrom(0, 1, null),
		outside: fc.boolean()
	})
);

/** Takes a step; a refusal changes nothing. */
export async function take(taken: Step): Promise<void> {
	if ('n' in taken) return takeAtDesk(taken);
	if (!('drive' in taken)) return takeAsOffice(taken);
	const driveId = drives[taken.drive] ?? '';
	switch (taken.kind) {
		case 'register': {
			const input = known(people[taken.person] ?? '');
			await as((tx) => registerDonor(tx, { actor, driveId, input, locale: 'vi', now }));
			return;
		}
		case 'correct':
			await sqlStep(
				`update donations set volume_ml = $2, quantity_sufficient = $3, abo = $4, donated_on = donated_on + $5::int
				where drive_id = $1`,
				[driveId, taken.volumeMl, taken.full, taken.abo, taken.daysLater]
			);
			return;
		case 'import':
			await sqlStep(
				`insert into donations (id, drive_id, province_code, donor_id, volume_ml, donated_on, first_time)
				select gen_random_uuid(), $1, 'VN-21', id, $2, '2026-12-30', false from donors where id = any($3)`,
				[driveId, taken.volumeMl, people]
			);
			return;
		case 'delete':
			await sqlStep('delete from donations where drive_id = $1 and registration_id is null', [driveId]);
			return;
		case 'unregister':
			await sqlStep(
				`delete from registrations r where drive_id = $1 and not exists (select from donations where registration_id = r.id)`,
				[driveId]
			);
			return;
		case 'uncount':
			await sqlStep(
				`update drives set result_kind = case result_kind when 'counted' then 'reported' else 'counted' end where id = $1`,
				[driveId]
			);
			return;
		case 'move': {
			const clubId = taken.club === null ? null : clubs[taken.club];
			const values = [driveId, taken.areaCode, clubId, taken.outside];
			await sqlStep('update drives set area_code = $2, club_id = $3, outside_province = $4 where id = $1', values);
			for (const table of ['registrations', 'donations', 'deferrals']) {
				await sqlStep(`update ${table} set club_id = $2 where drive_id = $1`, [driveId, clubId]);
			}
		}
	}
}

/** Two entries become one, somebody is erased, a commune turns out to have belonged to another district. */
async function takeAsOffice(taken: Exclude<Step, { n: number } | { drive: number }>): Promise<void> {
	if (taken.kind === 'areas') {
		await sqlStep(`update areas set former_district_code = $1 where code = '16012'`, [taken.formerDistrict]);
		return;
	}
	const id = people[taken.person] ?? '';
	await as(async (tx) => {
		const donor = await lockDonor(tx, id);
		if (!donor || donor.erasedAt) return;
		if (taken.kind === 'erase') {
			const input = { name: donor.fullName, reason: 'asked' as const, version: donor.version };
			return erasePerson(tx, actor, { donor, input });
		}
		const into = await lockDonor(tx, people[taken.into] ?? '');
		if (into && into.id !== id && !into.erasedAt)
			return mergeDonors(tx, actor, { kept: into, gone: donor, chosen: {} });
	});
}

async function takeAtDesk(taken: Extract<Step, { n: number }>): Promise<void> {
	const row = await registrationAt(taken.n);
	if (!row) return;
	const at = { actor, driveId: row.drive_id, now };
	const { id, version } = row;
	switch (taken.kind) {
		case 'outcome':
			await as((tx) => recordOutcome(tx, { ...at, input: act(id, version), to: taken.to }));
			return;
		case 'fit':
			await as((tx) => recordFit(tx, { ...at, input: fitting(id, version, decided) }));
			return;
		case 'undo':
			await as((tx) => undoLast(tx, { ...at, input: act(id, version) }));
			return;
		case 'defer':
			await as((tx) => deferDonor(tx, { ...at, input: waiting(id, version) }));
			return;
		case 'donate': {
			const component = taken.plasma ? ('plasma' as const) : ('whole_blood' as const);
			const input = giving(id, version, {
				volumeMl: taken.volumeMl,
				quantitySufficient: taken.full,
				component,
				...decided
			});
			await as((tx) => recordDonation(tx, { ...at, input }));
		}
	}
}
