import { expect, test } from 'vitest';
import { rememberedZone } from '../../src/lib/server/areas/home-day';
import { as, openDesk, registrar } from '../support/registration-desk';

openDesk();

test('the zone that every page asks for is that of the own province, and read once', async () => {
	let read = 0;
	const zone = () =>
		rememberedZone(registrar, (work) => {
			read++;
			return as(registrar, work);
		});
	expect([await zone(), await zone(), read]).toEqual(['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', 1]);
});
