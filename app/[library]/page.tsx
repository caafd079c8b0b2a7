import { redirect } from 'next/navigation';

export default async function LibraryPage({ params }: PageProps<'/[library]'>) {
  redirect(`/${(await params).library}/citations`);
}
