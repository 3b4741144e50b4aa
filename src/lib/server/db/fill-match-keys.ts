import { keysOf } from '../../donors/match-keys';
import type { Country } from '../../areas/country';
import type { CalendarDate, DatePrecision } from '../../time/calendar-date';
import { loadAs } from './load-rows';

const BATCH = 5_000;

type Row = {
	id: string;
	fullName: string;
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision | null;
	country: Country;
};

/** Gives donors stored before there were any their `match_keys`. Safe to run at every start. */
export async function fillMatchKeys(ownerUrl: string): Promise<void> {
	await loadAs(ownerUrl, async (client) => {
		let last = '00000000-0000-0000-0000-000000000000';
		for (;;) {
			const { rows } = await client.query<Row>(
				`select d.id, d.full_name as "fullName", d.birth_date::text as "birthDate", d.birth_precision as "birthPrecision", p.country
				from donors d join provinces p on p.code = d.province_code where d.match_keys = '{}' and d.erased_at is null and d.id > $1 order by d.id limit $2`,
				[last, BATCH]
			);
			if (rows.length === 0) return;
			last = rows.at(-1)?.id ?? last;
			const filled = rows.map((row) => {
				const { matchKeys } = keysOf({ ...row, birthPrecision: row.birthPrecision ?? 'day' }, row.country);
				return { id: row.id, keys: matchKeys };
			});
			await client.query(
				`update donors d set match_keys = x.keys from jsonb_to_recordset($1::jsonb) as x (id uuid, keys text[]) where d.id = x.id`,
				[JSON.stringify(filled)]
			);
		}
	});
}
