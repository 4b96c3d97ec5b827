import { useSession } from "@/api/session";
import { Pages } from "@/routes";
import { Loading, RefusalAlert, Shell } from "@/ui";
import { SignInPage } from "./SignInPage";

/** Nobody comes in without a session; who had one comes back to the page asked for. */
export function Gate() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.error) return <RefusalAlert error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <SignInPage />;
  return (
    <Shell me={session.data}>
      <Pages />
    </Shell>
  );
}
