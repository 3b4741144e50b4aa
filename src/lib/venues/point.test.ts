import { describe, expect, test } from 'vitest';
import { geoAddress, readPoint, writePoint } from './point';

const town = { latitude: 19.806, longitude: 105.776 };

describe('a point', () => {
	test.each([
		'19.806, 105.776',
		'19.806 105.776',
		' 19.806;105.776 ',
		'19.806°, 105.776°',
		'19,806; 105,776',
		'19,806 105,776',
		'geo:19.806,105.776',
		'geo:19.806,105.776;u=35',
		'geo:19.806,105.776?q=19.806,105.776(Hall)',
		'https://maps.example/maps?q=19.806,105.776',
		'https://maps.example/maps/place/Nha+van+hoa/@20.1,105.1,17z/data=!3m1!4b1!4m6!3d19.806!4d105.776',
		'https://maps.example/@19.806,105.776,15z',
		'https://maps.example/search/?api=1&query=19.806%2C105.776',
		'https://map.example/?mlat=19.806&mlon=105.776#map=17/20/105',
		'https://map.example/#map=17/19.806/105.776'
	])('is read from %s', (text) => {
		expect(readPoint(text)).toEqual(town);
	});

	test.each(['', 'Nhà văn hóa', '19.806', '91, 105', '19, 181', '19.8.0, 105', 'https://maps.example/abc', 'geo:x,y'])(
		'is not read from %j',
		(text) => expect(readPoint(text)).toBeNull()
	);

	test('south and west are negative', () => {
		expect(readPoint('-1.5, -0.25')).toEqual({ latitude: -1.5, longitude: -0.25 });
	});

	test('keeps a decimetre and no more', () => {
		expect(readPoint('19.80612345678, 105.7')).toEqual({ latitude: 19.806123, longitude: 105.7 });
	});

	test('is written so that it is read again', () => {
		expect(readPoint(writePoint(town))).toEqual(town);
		expect(readPoint(geoAddress(town))).toEqual(town);
	});
});
