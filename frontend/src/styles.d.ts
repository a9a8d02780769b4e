/** Style sheets are imported for the bundler, which puts them into the one sheet; they bring no names. */
declare module "*.css";
