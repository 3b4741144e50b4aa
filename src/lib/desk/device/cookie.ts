/** What a cookie of this house says in this browser. */
export const cookie = (name: string): string | undefined =>
	document.cookie
		.split('; ')
		.find((one) => one.startsWith(`${name}=`))
		?.slice(name.length + 1);
