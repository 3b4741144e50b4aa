import { describe, expect, test } from 'vitest';
import { matchKeys } from '../../src/lib/donors/match-keys';
import { fillMatchKeys } from '../../src/lib/server/db/fill-match-keys';
import { added, database, openDonors } from '../support/donor-registry';
import { asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const keysOf = async (id: string) => (await truth('select match_keys from donors where id = $1', [id]))[0]?.match_keys;

describe('what donors are compared by', () => {
	const born = { birthDate: '1994-05-12', birthPrecision: 'day' } as const;

	test('is stored with a new donor', async () => {
		const { id } = await added({ fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994' });
		expect(await keysOf(id)).toEqual(matchKeys({ fullName: 'Lê Thị Ví Dụ', ...born }, 'VN'));
	});

	test('is given to those who were stored without, whatever they are called, and changed for nobody else', async () => {
		const old = await added({ fullName: 'Trần Văn Mô Phỏng', birthDate: '12/5/1994' });
		const nameless = await added({ fullName: 'Ba Chấm' });
		const other = await added({ fullName: 'Người Khác' });
		await truth(`update donors set match_keys = '{}' where id = $1`, [old.id]);
		await truth(`update donors set match_keys = '{}', full_name = '...' where id = $1`, [nameless.id]);
		await truth(`update donors set match_keys = '{own}' where id = $1`, [other.id]);
		for (let start = 0; start < 2; start += 1) await fillMatchKeys(database.ownerUrl);
		expect(await keysOf(old.id)).toEqual(matchKeys({ fullName: 'Trần Văn Mô Phỏng', ...born }, 'VN'));
		expect(await keysOf(nameless.id)).toEqual([]);
		expect(await keysOf(other.id)).toEqual(['own']);
	});
});
