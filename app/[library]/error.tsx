'use client';

// Here as well, so that the library's bar stays over a page that failed.
export { default } from '../error.tsx';
