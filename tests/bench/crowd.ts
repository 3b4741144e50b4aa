import pg from 'pg';
import { v7 } from 'uuid';
import { keysOf } from '../../src/lib/donors/match-keys';
import { addDays, type CalendarDate } from '../../src/lib/time/calendar-date';

const FAMILIES = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Lê', 'Lê', 'Trịnh', 'Phạm', 'Hoàng', 'Trần', 'Đỗ', 'Vũ', 'Bùi'];
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Hữu', 'Ngọc', 'Thanh', 'Minh', 'Xuân'];
const ONSETS = ['B', 'Ch', 'D', 'Đ', 'G', 'H', 'Kh', 'L', 'M', 'Ng', 'Nh', 'Ph', 'Qu', 'S', 'T', 'Th', 'Tr', 'V', 'X'];
const RHYMES = ['ảnh', 'âm', 'ăng', 'ẹp', 'ình', 'oan', 'ổng', 'ùy', 'ướng', 'yên', 'iêu', 'ốc'];

/** A made-up person of the crowd. */
export type Someone = { fullName: string; birthDate: CalendarDate; phone: string };

/** The same person for the same number: names as often alike as in a province, born on some day of fifty years. */
export function someone(n: number): Someone {
	const pick = (list: readonly string[], stride: number) => list[Math.floor(n / stride) % list.length] ?? '';
	const given = pick(ONSETS, 1) + pick(RHYMES, ONSETS.length);
	return {
		fullName: `${pick(FAMILIES, 7)} ${pick(MIDDLES, 3)} ${given}`,
		birthDate: addDays('1958-01-01' as CalendarDate, (n * 7_919) % 18_000),
		phone: `+849${String((n * 48_271) % 100_000_000).padStart(8, '0')}`
	};
}

const AT_ONCE = 5_000;
const COLUMNS = ['id', 'full_name', 'search_key', 'sort_key', 'match_keys', 'birth_date', 'phone'] as const;

/** Fills a province's registry with that many people, as the loader; every twentieth is known to the club. */
export async function addCrowd(ownerUrl: string, provinceCode: string, clubId: string, amount: number): Promise<void> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query('set role giot_loader');
		for (let from = 0; from < amount; from += AT_ONCE) {
			const rows = Array.from({ length: Math.min(AT_ONCE, amount - from) }, (_, i) => rowOf(from + i));
			await client.query(
				`insert into donors (province_code, birth_precision, sex, weight_class, ${COLUMNS})
				select $1, 'day', 'female', '50+', ${COLUMNS} from jsonb_populate_recordset(null::donors, $2)`,
				[provinceCode, JSON.stringify(rows)]
			);
		}
		await client.query(
			`insert into donor_clubs (donor_id, club_id) select id, $2 from donors where province_code = $1 and phone like '%5'
			and mod(substr(phone, 5)::bigint, 2) = 1 on conflict do nothing`,
			[provinceCode, clubId]
		);
		await client.query('reset role');
		await client.query('vacuum analyze donors');
	} finally {
		await client.end();
	}
}

function rowOf(n: number) {
	const { fullName, birthDate, phone } = someone(n);
	const { searchKey, sortKey, matchKeys } = keysOf({ fullName, birthDate, birthPrecision: 'day' }, 'VN');
	return {
		...{ id: v7(), full_name: fullName, search_key: searchKey, sort_key: sortKey },
		...{ match_keys: matchKeys, birth_date: birthDate, phone }
	};
}
