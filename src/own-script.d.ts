declare module '*?script' {
	/** The address of the module as a script of its own. */
	const address: string;
	export default address;
}
