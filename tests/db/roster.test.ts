import { describe, expect, test } from 'vitest';
import { findDrive } from '../../src/lib/server/drives/queries';
import { candidates } from '../../src/lib/server/registrations/candidates';
import { chosenDonor } from '../../src/lib/server/registrations/chosen-donor';
import { roster } from '../../src/lib/server/registrations/roster';
import { act, addPerson, known, now } from '../support/desk';
import {
	database,
	club,
	otherClub,
	registrar,
	stranger,
	driveId,
	openDesk,
	as,
	truth,
	person,
	registered,
	outcome,
	gave
} from '../support/registration-desk';

openDesk();

describe('the roster', () => {
	const list = async (changes: Partial<Parameters<typeof roster>[2]> = {}, actor = registrar) =>
		as(actor, async (tx) => {
			const drive = await findDrive(tx, driveId);
			return drive ? roster(tx, drive, { show: 'all', typed: '', after: '', group: '', ...changes }, now) : null;
		});

	test('lists by given name, finds without diacritics, and shows who is where', async () => {
		const { registrationId } = await registered(known(await person({ fullName: 'Nguyễn Thị Yến' })));
		await registered(known(await person({ fullName: 'Vũ Văn An' })));
		await outcome('arrived', act(registrationId, 1));
		const names = async (changes: Parameters<typeof list>[0]) =>
			(await list(changes))?.rows.map(({ fullName }) => fullName);
		expect(await names({})).toEqual(['Vũ Văn An', 'Nguyễn Thị Yến']);
		expect(await names({ show: 'here' })).toEqual(['Nguyễn Thị Yến']);
		expect(await names({ typed: 'yen nguyen' })).toEqual(['Nguyễn Thị Yến']);
		expect(await names({ show: 'done' })).toEqual([]);
	});

	test('says who may not give today after all', async () => {
		const donorId = await person({ weightClass: '42-45' });
		await registered(known(donorId));
		await gave(donorId, 20, otherClub);
		const found = await list();
		expect(found?.rows).toMatchObject([{ notYet: [{ code: 'too_soon' }], maxVolumeMl: 250 }]);
	});

	test('shows a stranger nothing', async () => {
		await registered(known(await person()));
		expect(await list({}, stranger)).toBeNull();
	});

	test('goes on where the page before ended', async () => {
		await truth(
			`with people as (
				insert into donors (id, province_code, club_id, full_name, search_key, sort_key)
				select gen_random_uuid(), 'VN-21', $1, 'Đỗ Văn ' || n, 'do van ' || n, 'so ' || (n % 7) from generate_series(1, 61) n
				returning id)
			insert into registrations (id, drive_id, province_code, club_id, donor_id, registered_at)
			select gen_random_uuid(), $2, 'VN-21', $1, id, now() from people`,
			[club, driveId]
		);
		const first = await list();
		const second = await list({ after: first?.next ?? '' });
		expect(first?.rows).toHaveLength(60);
		const seen = new Set([...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ registrationId }) => registrationId));
		expect(seen.size).toBe(61);
		expect(second).toMatchObject({ next: null, rows: [{}] });
	});
});

describe('the register form', () => {
	test('finds people of the drive’s province with the first day on which each may give', async () => {
		const donorId = await person({ fullName: 'Mai Thị Quýt' });
		await gave(donorId, 80, otherClub);
		const found = await as(registrar, async (tx) => {
			const drive = await findDrive(tx, driveId);
			return drive ? candidates(tx, drive, 'quyt mai', now) : [];
		});
		expect(found).toMatchObject([{ id: donorId, eligibleFrom: '2026-11-27' }]);
	});

	test('shows nobody whom the actor may not see', async () => {
		const foreign = await addPerson(database.superuserUrl, { clubId: otherClub, fullName: 'Mai Thị Bưởi' });
		const seen = await as(registrar, async (tx) => {
			const drive = await findDrive(tx, driveId);
			if (!drive) throw new Error('The drive is gone');
			return [await candidates(tx, drive, 'buoi', now), await chosenDonor(tx, drive, foreign, now)];
		});
		expect(seen).toEqual([[], null]);
	});
});
