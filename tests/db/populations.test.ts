import { afterAll, beforeAll, expect, test } from 'vitest';
import { populationsOf } from '../../src/lib/server/areas/populations';
import { driveSociety, type DriveSociety } from '../support/drive-society';
import { asSuperuser } from '../support/society';

let society: DriveSociety;
const truth = (statement: string) => asSuperuser(society.url, statement);
const people = () => society.as(society.coordinator, (tx) => populationsOf(tx, ['VN-21', 'LA-HO']));

beforeAll(async () => {
	society = await driveSociety();
});
afterAll(() => society.close());

test('of nothing that is stated nothing is known, and every area is named all the same', async () => {
	const known = await people();
	expect(known.size).toBe(205);
	expect([...known.values()].filter((one) => one !== null)).toEqual([]);
});

test('a former district has the people of its communes, a province those of its districts or its own', async () => {
	await truth(`update areas set population = 1000, population_year = 2019 where former_district_code = '395'`);
	await truth(`update areas set population = 500, population_year = 2024 where province_code = 'LA-HO'`);
	await truth(`update areas set population_year = 2023 where code = '701'`);
	const [district] = await truth(`select count(*)::int as communes from areas where former_district_code = '395'`);
	const [lao] = await truth(`select count(*)::int as districts from areas where province_code = 'LA-HO'`);
	const known = await people();
	expect(known.get('395')).toEqual({ people: Number(district?.communes) * 1000, from: 2019, to: 2019 });
	expect(known.get('LA-HO')).toEqual({ people: Number(lao?.districts) * 500, from: 2023, to: 2024 });
	expect(known.get('VN-21')).toBeNull();

	await truth(`update provinces set population = 3700000, population_year = 2022 where code = 'VN-21'`);
	expect((await people()).get('VN-21')).toEqual({ people: 3_700_000, from: 2022, to: 2022 });
});
