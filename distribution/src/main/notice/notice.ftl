Brushwork
=========

Brushwork is under the Apache License 2.0; see LICENSE. The folder lib also contains the libraries below, each under its own
licence. The text of a licence is in the library's jar, in LICENSE (Apache), or in the folder licenses.

<#list dependencyMap as entry>
<#assign artifact = entry.getKey()>
${artifact.groupId}:${artifact.artifactId}:${artifact.version}
    ${entry.getValue()?join("; ")}
    ${artifact.url!"-"}
</#list>
