import { useEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

/** A new page begins at its top; going back leaves the browser its place, and a place on the page is gone to by the page. */
export function useScrollTop(): void {
  const { pathname, hash } = useLocation();
  const came = useNavigationType();
  useEffect(() => {
    if (came === "PUSH" && !hash) document.documentElement.scrollTop = 0;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another page is a reason, not another filter
  }, [pathname]);
}
