/** The languages of the product, each in its own words, to choose from. */
export const languages = [
	{ value: 'vi', label: 'Tiếng Việt' },
	{ value: 'lo', label: 'ລາວ' },
	{ value: 'en', label: 'English' }
];
