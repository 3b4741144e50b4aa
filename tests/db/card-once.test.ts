import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { as, database, openDesk, person, registrar, truth } from '../support/registration-desk';

openDesk();

test('whose card it is is asked once, however many people there are', async () => {
	for (let nth = 0; nth < 30; nth++) await person();
	const name = new URL(database.superuserUrl).pathname.slice(1);
	await truth(`alter database "${name}" set track_functions = 'all'`);
	const [card] = await truth('select id, card_code from donors order by id limit 1');
	const terms = JSON.stringify([{ cards: [card?.card_code] }]);
	const asked = await as(registrar, async (tx) => {
		const { rows: found } = await tx.execute(sql`select giot_find_donors(${terms}::jsonb, '', 10) as id`);
		const { rows } = await tx.execute<{ calls: string }>(
			sql`select calls from pg_stat_xact_user_functions where funcname = 'giot_holder_of_card'`
		);
		return { found, calls: Number(rows[0]?.calls) };
	});
	expect(asked).toEqual({ found: [{ id: card?.id }], calls: 1 });
});
